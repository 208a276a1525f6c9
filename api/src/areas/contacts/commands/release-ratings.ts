import { randomInt } from 'node:crypto';
import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';
import {
  deleteSealedRatings,
  insertRatings,
  insertSealedRatings,
  lockSealedRatings,
  type Rating,
  type SealedRating,
  takeEarlierRatings,
} from '../queries/ratings.js';
import { openRating, sealRating } from '../sealed-rating.js';

/** As many as `rating_summary` shows: with fewer, a score says too much about who gave it. */
const TOGETHER = 5;
/** At most four of each agent stay behind, so this is 2,500 agents. */
const MAX_WAITING = 10_000;

/**
 * Stores the ratings of each agent of whom at least five wait, in random order and in a transaction of their own, so that
 * neither it nor order nor time leads to a call (SPEC C8). The rest waits for more. Run again and again; nothing is lost
 * or stored twice wherever it stops.
 *
 * @returns how many were stored
 */
export async function releaseRatings(ctx: Context): Promise<number> {
  await sealEarlierRatings(ctx);
  return inTransaction(ctx, async (tx) => {
    const waiting = open(ctx, await lockSealedRatings(tx, MAX_WAITING));
    const counts = new Map<string, number>();
    for (const { rating } of waiting) counts.set(rating.agentId, (counts.get(rating.agentId) ?? 0) + 1);
    const ready = waiting.filter(({ rating }) => (counts.get(rating.agentId) ?? 0) >= TOGETHER);
    if (ready.length === 0) return 0;
    await deleteSealedRatings(
      tx,
      ready.map(({ id }) => id),
    );
    await insertRatings(tx, shuffled(ready.map(({ rating }) => rating)));
    return ready.length;
  });
}

/** What cannot be opened, because the key was changed, waits for its key and keeps nobody else waiting. */
function open(ctx: Context, waiting: readonly SealedRating[]): { id: string; rating: Rating }[] {
  return waiting.flatMap((sealed) => {
    try {
      return [{ id: sealed.id, rating: openRating(ctx.secrets, sealed) }];
    } catch (err) {
      ctx.log.error({ err, rating: sealed.id }, 'a rating cannot be opened with the present data key');
      return [];
    }
  });
}

/** Those of the release before, from the upgrade and from its processes that still run, wait with the others. */
function sealEarlierRatings(ctx: Context): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const earlier = await takeEarlierRatings(tx, MAX_WAITING);
    const sealed = shuffled(earlier).map((rating) => sealRating(ctx.secrets, rating));
    if (sealed.length > 0) await insertSealedRatings(tx, sealed);
  });
}

/** Fisher and Yates, with numbers that nobody can repeat. */
function shuffled<T>(items: readonly T[]): T[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(randomInt(rest.length), 1));
}
