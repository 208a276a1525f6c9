/** An RTCStatsReport, or what a test gives for one. */
export interface StatsEntries {
  forEach(each: (entry: unknown) => void): void;
}

/** A figure of a statistics entry; 0 where the browser does not have it. */
export function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
