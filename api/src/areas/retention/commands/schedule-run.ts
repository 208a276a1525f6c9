import { SYSTEM } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { TransactionHost } from '../../../kernel/db/transaction.js';
import { enqueue } from '../../../kernel/jobs/enqueue.js';
import { eraseJobKind } from '../erase-job.js';
import { readSchedule } from '../queries.js';

/** One run a night, whatever process asks for it. */
const KEY = 'nightly';

/** Asks for the nightly run when it is due; one that was missed is due at once. */
export function scheduleRun(host: TransactionHost): Promise<void> {
  return command(host, SYSTEM, {
    lock: (tx) => readSchedule(tx, eraseJobKind.name),
    authorise: () => {},
    change: async (tx, { isDue }) => {
      if (isDue) await enqueue(tx, eraseJobKind, {}, { key: KEY });
      return unchanged(undefined);
    },
  });
}
