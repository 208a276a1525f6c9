import type { RosterRow, Shift } from '@falink/protocol';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { datesFrom, hoursIn, peopleOn, rosterGroups, shiftsOn } from '../../model/roster.js';
import { Avatar } from '../../ui/Avatar.js';
import { type GridActs, RosterCell } from './RosterCell.js';
import css from './roster.module.css';

export interface RosterGridProps {
  readonly rows: readonly RosterRow[];
  /** The first of the days. */
  readonly from: string;
  readonly today: string;
  readonly nowMs: number;
  readonly canPlan: boolean;
  readonly acts: GridActs;
}

/** Seven days of everybody: people by what they do, their shifts by the day on which they begin. */
export function RosterGrid({ rows, from, today, nowMs, canPlan, acts }: RosterGridProps) {
  const { t } = useTranslation();
  const dates = datesFrom(from);
  const [dragged, setDragged] = useState<Shift | null>(null);
  return (
    <table className={css.grid} onKeyDown={(event) => turn(event, rows, acts)}>
      <caption className="said">{t('roster.keys')}</caption>
      <thead>
        <tr>
          <th scope="col" className={css.who}>
            {t('roster.people')}
          </th>
          {dates.map((date) => (
            <th key={date} scope="col" className={date === today ? css.today : undefined}>
              <b>{Number(date.slice(8))}</b> {t(`roster.weekday.${new Date(`${date}T00:00:00Z`).getUTCDay()}`)}
              {date === today && ` ${t('roster.today')}`}
              <span className={css.count}>{t('roster.peopleOn', { count: peopleOn(rows, date) })}</span>
            </th>
          ))}
        </tr>
      </thead>
      {rosterGroups(rows).map(({ group, rows: members }) => (
        <tbody key={group}>
          <tr>
            <th scope="colgroup" colSpan={dates.length + 1} className={css.group}>
              {t(`roster.group.${group}`)} {t('roster.count', { count: members.length })}
            </th>
          </tr>
          {members.map((row) => (
            <tr key={row.person.id}>
              <th scope="row" className={css.who}>
                <span className={css.person}>
                  <Avatar name={row.person.displayName} />
                  <span className={css.names}>
                    <span className="ell" title={row.person.displayName}>
                      {row.person.displayName}
                    </span>
                    <span className="s12 t3 ell">
                      {row.person.isPlannable
                        ? row.person.skills.map((skill) => t(`common.category.${skill}`)).join(' ') || row.person.title
                        : t('roster.left')}
                    </span>
                  </span>
                  {row.shifts.length > 0 && (
                    <span className={`s12 t2 ${css.hours}`}>
                      {t('roster.hours', { hours: hoursIn(row.shifts, from) })}
                    </span>
                  )}
                </span>
              </th>
              {dates.map((date) => (
                <RosterCell
                  key={date}
                  slot={{ person: row.person, date }}
                  shifts={shiftsOn(row.shifts, date, from)}
                  isToday={date === today}
                  isPlannable={canPlan && row.person.isPlannable && date >= today}
                  canMove={canPlan}
                  nowMs={nowMs}
                  dragged={dragged}
                  onDrag={setDragged}
                  acts={acts}
                />
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** Arrows go from one button to the next, up and down within a day; Delete removes the shift that is on. */
function turn(event: KeyboardEvent<HTMLTableElement>, rows: readonly RosterRow[], acts: GridActs): void {
  const on = (event.target as HTMLElement).closest<HTMLElement>('[data-slot]');
  const row = on?.closest('tr');
  if (!on || !row) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-slot]')];
  const beside = (step: number): HTMLElement | undefined => all[all.indexOf(on) + step];
  const ofDay = (step: number): HTMLElement | undefined => {
    const lines = [...new Set(all.map((one) => one.closest('tr')))];
    for (let at = lines.indexOf(row) + step; at >= 0 && at < lines.length; at += step) {
      const found = lines[at]?.querySelector<HTMLElement>(`[data-slot][data-date="${on.dataset.date}"]`);
      if (found) return found;
    }
    return undefined;
  };
  const next = {
    ArrowLeft: () => beside(-1),
    ArrowRight: () => beside(1),
    ArrowUp: () => ofDay(-1),
    ArrowDown: () => ofDay(1),
  }[event.key];
  if (next) {
    event.preventDefault();
    next()?.focus();
    return;
  }
  if (event.key !== 'Delete' && event.key !== 'Backspace') return;
  const { shift: id } = on.dataset;
  const shift = rows.flatMap(({ shifts }) => shifts).find((one) => one.id === id);
  if (shift) acts.remove(shift);
}
