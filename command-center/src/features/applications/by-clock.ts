import type { Application } from '@falink/protocol';

/** The most urgent first; among equals the one accepted earlier. */
export function byClock(applications: readonly Application[]): Application[] {
  return [...applications].sort(
    (a, b) => a.decisionDue.localeCompare(b.decisionDue) || Date.parse(a.acceptedAt) - Date.parse(b.acceptedAt),
  );
}

export interface DueDay {
  readonly date: string;
  readonly daysLeft: number;
  readonly ids: readonly string[];
}

/** Due dates with their applications, in order; only days on which something is due. */
export function dueDays(applications: readonly Application[]): readonly DueDay[] {
  const days = new Map<string, { date: string; daysLeft: number; ids: string[] }>();
  for (const one of byClock(applications)) {
    const day = days.get(one.decisionDue) ?? { date: one.decisionDue, daysLeft: one.daysLeft, ids: [] };
    day.ids.push(one.id);
    days.set(one.decisionDue, day);
  }
  return [...days.values()];
}
