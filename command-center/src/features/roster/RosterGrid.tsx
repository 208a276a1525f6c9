import type { RosterRow, Shift } from '@falink/protocol';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { datesFrom, hoursIn, peopleOn, rosterGroups, shiftsOn } from '../../model/roster.js';
import { Avatar } from '../../ui/Avatar.js';
import { calendarDate, minuteOfDay } from '../../ui/format.js';
import css from './roster.module.css';
import { ShiftChip } from './ShiftChip.js';

export interface Slot {
  readonly person: RosterRow['person'];
  readonly date: string;
}

interface GridActs {
  /** Opens the form of a new shift. */
  readonly plan: (slot: Slot) => void;
  readonly open: (shift: Shift, slot: Slot) => void;
  readonly remove: (shift: Shift) => void;
  /** @param copied the shift stays where it was as well */
  readonly drop: (shift: Shift, slot: Slot, copied: boolean) => void;
}

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
  const { t, i18n } = useTranslation();
  const dates = datesFrom(from);
  const [dragged, setDragged] = useState<Shift | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const end = (): void => {
    setDragged(null);
    setOver(null);
  };
  const cellOf = (row: RosterRow, date: string) => {
    const { person } = row;
    const slot: Slot = { person, date };
    const key = `${person.id} ${date}`;
    const shifts = shiftsOn(row.shifts, date, from);
    const isPlannable = canPlan && person.isPlannable && date >= today;
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      if (dragged) acts.drop(dragged, slot, event.altKey || event.ctrlKey);
      end();
    };
    const allow = (event: DragEvent): void => {
      if (!dragged || !isPlannable) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = event.altKey || event.ctrlKey ? 'copy' : 'move';
      if (over !== key) setOver(key);
    };
    const marks = [css.cell, date === today && css.today, over === key && css.over].filter(Boolean).join(' ');
    return (
      <td key={date} className={marks} onDragOver={allow} onDrop={drop}>
        <div className={css.stack}>
          {shifts.length > 0 && (
            <div className={css.chips}>
              {shifts.map((shift) => (
                <ShiftChip
                  key={shift.id}
                  shift={shift}
                  date={date}
                  nowMs={nowMs}
                  canMove={canPlan}
                  onOpen={() => acts.open(shift, slot)}
                  onDrag={setDragged}
                  onDragEnd={end}
                />
              ))}
            </div>
          )}
          {isPlannable && (
            <button
              type="button"
              className={css.add}
              data-slot
              data-date={date}
              aria-label={t('roster.addFor', {
                name: person.displayName,
                day: calendarDate(date, i18n.language),
              })}
              onClick={() => acts.plan(slot)}
            >
              +
            </button>
          )}
        </div>
      </td>
    );
  };
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
              {dates.map((date) => cellOf(row, date))}
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

/** `08:30 至 17:30`. */
export function useShiftTimes(): (shift: Pick<Shift, 'startsAt' | 'endsAt'>) => string {
  const { t, i18n } = useTranslation();
  return ({ startsAt, endsAt }) =>
    t('roster.times', { from: minuteOfDay(startsAt, i18n.language), to: minuteOfDay(endsAt, i18n.language) });
}
