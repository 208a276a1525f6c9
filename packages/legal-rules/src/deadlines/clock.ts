import type { LegalDate } from '../dates.js';
import type { Reasons } from '../decision.js';
import type { Rulebook } from '../rulebook.js';
import type { Text } from '../text.js';
import type { ClockEvent } from './event.js';
import type { GivenLimit, LegalLimit } from './rules.js';

/** What time limits go by. */
export type DeadlineBook = Pick<Rulebook, 'overrides' | 'restYears' | 'clockStopsForSupplements'>;

interface Count extends Reasons {
  /** True when an announcement of holidays that could move `due` is missing [LR6]. */
  readonly provisional: boolean;
}

export interface RunningClock extends Count {
  readonly running: true;
  /** The last day, Asia/Shanghai; the limit ends with that day. */
  readonly due: LegalDate;
  /** For a limit in hours: when it ends, `2026-09-26T10:00:00+08:00`. */
  readonly dueAt: string | null;
}

/** The clock stands still: there is no last day yet. */
export interface StandingClock extends Count {
  readonly running: false;
  readonly due: null;
  readonly dueAt: null;
  /** Days that remain when it goes on. */
  readonly daysLeft: number;
}

export type DueDate = RunningClock | StandingClock;

/** A limit that is about to be counted. */
export interface Limit {
  readonly rule: LegalLimit | GivenLimit;
  readonly event: ClockEvent;
  /** In the unit of the rule. */
  readonly length: number;
  readonly citation: Text;
  readonly ruleId: string;
  readonly restYears: Rulebook['restYears'];
}
