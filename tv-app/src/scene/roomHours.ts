import { type Opening, openingAt } from '@falink/client';
import type { Locale, OpenInterval, RoomSummary } from '@falink/protocol';
import type { Translate } from '../locales/index.js';
import { monthDay, weekdayName } from './words.js';

export interface HoursView {
  readonly t: Translate;
  readonly locale: Locale;
  readonly wallMs: number;
  readonly hotline: string;
}

/** `8:30–12:00`, without the zero that nobody says. */
function spanText({ from, to }: OpenInterval): string {
  return `${clock(from)}–${clock(to)}`;
}

const clock = (time: string): string => time.replace(/^0/, '');

export function spansText(t: Translate, open: readonly OpenInterval[]): string {
  return open.length === 0 ? t('room.rest') : open.map(spanText).join(t('room.separator'));
}

/** From the first opening of the day to its end: what fits on a card. */
function dayText(open: readonly OpenInterval[]): string {
  const [first, last] = [open[0], open.at(-1)];
  return first && last ? spanText({ from: first.from, to: last.to }) : '';
}

function nextText({ t, locale, hotline }: HoursView, next: Opening['next']): string {
  if (!next) return t('room.noNext', { hotline });
  const time = clock(next.from);
  if (next.days === 0) return t('room.today', { time });
  if (next.days === 1) return t('room.tomorrow', { time });
  const weekday = weekdayName(t, new Date(`${next.date}T00:00:00Z`).getUTCDay(), locale);
  return t('room.onDay', { date: t('date.line', { ...monthDay(next.date), weekday }), time });
}

/** Whether somebody is there today, and when next; `brief` for a card. Null: nobody has entered the hours. */
export function openingLine(view: HoursView, room: Pick<RoomSummary, 'hours'>, brief = false): string | null {
  if (!room.hours) return null;
  const { t } = view;
  const { state, today, note, next } = openingAt(room.hours, view.wallMs);
  const hours = brief ? dayText(today) : spansText(t, today);
  switch (state) {
    case 'open':
    case 'later':
      return t('room.open', { hours });
    case 'break':
      return t('room.break', { time: clock(next?.from ?? '') });
    case 'over':
      return t('room.over', { next: nextText(view, next) });
    case 'closed':
      return note !== '' && !brief
        ? t('room.closedFor', { note, next: nextText(view, next) })
        : t('room.closed', { next: nextText(view, next) });
  }
}

/** The week, days that are alike together: `周一到周五` and their hours. */
export function weekRows(
  view: HoursView,
  week: readonly (readonly OpenInterval[])[],
): { days: string; hours: string }[] {
  const { t, locale } = view;
  const name = (day: number): string => weekdayName(t, (day + 1) % 7, locale);
  const rows: { first: number; last: number; hours: string }[] = [];
  week.forEach((open, day) => {
    const hours = spansText(t, open);
    const before = rows.at(-1);
    if (before?.hours === hours) rows[rows.length - 1] = { ...before, last: day };
    else rows.push({ first: day, last: day, hours });
  });
  return rows.map(({ first, last, hours }) => ({
    days:
      last - first === 6
        ? t('room.everyDay')
        : first === last
          ? t('room.oneDay', { day: name(first) })
          : t('room.dayRange', { from: name(first), to: name(last) }),
    hours,
  }));
}
