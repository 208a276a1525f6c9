import { daysBetween, type LegalDate } from '../dates.js';
import { RuleError } from '../rule-error.js';
import type { Text } from '../text.js';
import { type ClockEvent, readEvent } from './event.js';

/** From the notice of what is missing until it has come; `to` null: it is still awaited. */
export interface Pause {
  readonly from: Date | string;
  readonly to: Date | string | null;
}

/** The days on which the clock stands still, both included [LR13]. */
export interface Standstill {
  readonly from: LegalDate;
  /** Null: it still does. */
  readonly to: LegalDate | null;
}

/**
 * In order, each after the one before; a day may end one and begin the next.
 *
 * @throws RuleError `legal.fields_contradict` for one that is reversed, overlaps another or begins before the event
 *   [LR14]; as {@link readEvent} for what is no date
 */
export function readPauses(pauses: readonly Pause[], event: ClockEvent): Standstill[] {
  const read = pauses.map(({ from, to }, index) => {
    const field = `pauses.${index}`;
    const began = readEvent(`${field}.from`, from);
    const ended = to === null ? null : readEvent(`${field}.to`, to);
    if (ended && isBefore(ended, began)) {
      throw contradiction(field, {
        zh: '中止期间的结束早于开始。',
        en: 'A standstill of the clock ends before it begins.',
      });
    }
    if (isBefore(began, event)) {
      throw contradiction(field, {
        zh: `中止期间从${began.date}开始，早于期限起算的${event.date}。`,
        en: `A standstill begins on ${began.date}, before the clock started on ${event.date}.`,
      });
    }
    return { field, began, ended };
  });
  read.sort((a, b) => (isBefore(a.began, b.began) ? -1 : isBefore(b.began, a.began) ? 1 : 0));
  for (const [index, { field, began }] of read.entries()) {
    const before = read[index - 1];
    if (before && (before.ended === null || isBefore(began, before.ended))) {
      throw contradiction(field, {
        zh: `两段中止期间重叠（${before.began.date}和${began.date}开始的）。`,
        en: `Two standstills overlap: those that begin on ${before.began.date} and ${began.date}.`,
      });
    }
  }
  return read.map(({ began, ended }) => ({ from: began.date, to: ended?.date ?? null }));
}

/** Whether the clock stands still on a day. */
export function standsStill(day: LegalDate, standstills: readonly Standstill[]): boolean {
  return standstills.some(({ from, to }) => from <= day && (to === null || day <= to));
}

export function explainPause({ from, to }: Standstill): Text {
  if (to === null) {
    return {
      zh: `${from}起等待补充材料，期限停止计算，材料收到后继续。`,
      en: `From ${from} supplements are awaited: the clock stands still until they come.`,
    };
  }
  const days = daysBetween(from, to) + 1;
  return {
    zh: `${from}至${to}等待补充材料，这${days}日不计入。`,
    en: `From ${from} to ${to} supplements were awaited: these ${days} days are not counted.`,
  };
}

/** By the clock where both are instants, else by the day. */
function isBefore(a: ClockEvent, b: ClockEvent): boolean {
  return a.instant && b.instant ? a.instant < b.instant : a.date < b.date;
}

export function contradiction(field: string, text: Text): RuleError {
  return new RuleError('legal.fields_contradict', text, { field });
}
