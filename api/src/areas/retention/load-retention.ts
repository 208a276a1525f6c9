import type { Retention } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { countRetention } from '../../kernel/retention/keep-retention.js';
import { listErasures, sumErasures } from '../../kernel/retention/queries.js';
import type { RetentionRule } from '../../kernel/retention/rule.js';
import { eraseJobKind } from './erase-job.js';
import { readSchedule } from './queries.js';

/** Enough to see that it goes on; the rest is in the audit log. */
const LATEST = 10;

/** The rules of this service, what is due, and what was erased. */
export async function loadRetention(
  ctx: Pick<Context, 'pool' | 'config'>,
  rules: readonly RetentionRule[],
): Promise<Retention> {
  const [counts, sums, erasures, schedule] = await Promise.all([
    countRetention(ctx, rules),
    sumErasures(ctx.pool),
    listErasures(ctx.pool, LATEST),
    readSchedule(ctx.pool, eraseJobKind.name),
  ]);
  return {
    rules: counts.map(({ kind, keepDays, due, oldest }) => {
      const sum = sums.find((one) => one.kind === kind);
      return {
        kind,
        keepDays,
        due,
        oldestDue: oldest?.toISOString() ?? null,
        erased: sum?.items ?? 0,
        lastErasedAt: sum?.last.toISOString() ?? null,
      };
    }),
    erasures: {
      total: erasures.total,
      items: erasures.items.map(({ id, at, kind, keepDays, items, oldest, newest, sha256 }) => ({
        ...{ id, kind, keepDays, items },
        at: at.toISOString(),
        oldest: oldest.toISOString(),
        newest: newest.toISOString(),
        sha256: sha256.toString('hex'),
      })),
    },
    lastRun: schedule.last && { state: schedule.last.state, at: schedule.last.at.toISOString() },
    nextRunAt: schedule.next.toISOString(),
  };
}
