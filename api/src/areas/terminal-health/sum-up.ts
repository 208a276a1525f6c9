import type { Context } from '../../kernel/context.js';
import { inTransaction } from '../../kernel/db/transaction.js';
import { lockSums, readLag, sumDay, sumHour } from './queries/sums.js';

type SumHost = Pick<Context, 'pool' | 'changes' | 'config'>;

/** A run that catches up after an outage lets the process stop in between. */
const RUN_MS = 5_000;
/** An hour is summed up minutes after its end. */
const LATE_HOURS = 3;

/** Sums up one hour, or one day once its hours are. @returns false when nothing is due, or another process is at it */
export function sumUpNext(host: SumHost): Promise<boolean> {
  return inTransaction(host, async (tx) => {
    const due = await lockSums(tx, host.config.keepHealth);
    if (due?.hour) await sumHour(tx, due.hour);
    else if (due?.day) await sumDay(tx, due.day);
    return due !== null && (due.hour ?? due.day) !== null;
  });
}

/**
 * Sums up every hour and day that is over (SPEC H3), each in a transaction of its own, so that it may be interrupted,
 * repeated and run twice at once.
 */
export async function sumUp(ctx: SumHost & Pick<Context, 'noticed'>): Promise<void> {
  const beganMs = performance.now();
  try {
    while (performance.now() - beganMs < RUN_MS && (await sumUpNext(ctx)));
  } finally {
    await noticeLag(ctx);
  }
}

async function noticeLag({ pool, noticed }: Pick<Context, 'pool' | 'noticed'>): Promise<void> {
  const { hours, since } = await readLag(pool);
  noticed.set(
    'health_sums',
    hours < LATE_HOURS
      ? null
      : { code: 'health_history', why: 'not_summed_up', since: since.toISOString(), dropped: 0 },
  );
}
