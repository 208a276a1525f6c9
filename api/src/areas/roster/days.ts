import { ROSTER_DAYS } from '@falink/protocol';

const DAY_MS = 86_400_000;

/** Seven days of a roster: from one midnight in Asia/Shanghai, where no clock is ever put forward, to another. */
export interface RosterDays {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** @param from the first of them, YYYY-MM-DD */
export function rosterDays(from: string): RosterDays {
  const startsAt = new Date(`${from}T00:00:00+08:00`);
  return { startsAt, endsAt: new Date(startsAt.getTime() + ROSTER_DAYS * DAY_MS) };
}
