import type { ServiceProblem } from '@falink/protocol';
import type { Config } from '../../kernel/config.js';
import { missingFacts } from '../privacy/index.js';
import type { listAliveSfus } from '../sessions/index.js';

/** Clocks that are kept by NTP differ by milliseconds; a token has 5 s to spare. */
const SKEW_MS = 2_000;

type Sfus = Awaited<ReturnType<typeof listAliveSfus>>;

/** What has to be put right: clocks that differ, a notice that names nobody. */
export function findProblems(
  config: Pick<Config, 'privacy'>,
  sfus: Sfus,
  databaseAheadMs: number | null,
): ServiceProblem[] {
  const missing = missingFacts(config);
  return [
    ...skewOf('database', databaseAheadMs),
    ...sfus.flatMap(({ id, clockOffsetMs }) => skewOf(id, clockOffsetMs === null ? null : -clockOffsetMs)),
    ...(missing.length > 0 ? [{ code: 'privacy_notice', missing } as const] : []),
  ];
}

function skewOf(of: string, aheadMs: number | null): ServiceProblem[] {
  if (aheadMs === null || Math.abs(aheadMs) < SKEW_MS) return [];
  return [{ code: 'clock_skew', of, seconds: Math.round(aheadMs / 1000) }];
}
