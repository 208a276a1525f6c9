import type { Transaction } from '../db/transaction.js';
import { jobChanged } from './changes.js';
import type { JobKind } from './job.js';
import { addEntry } from './queries/queue.js';
import { insertRun, lockRunByKey, markAgain, type RunRow, setQueueEntry } from './queries/runs.js';

/** A run that ends between the two looks at it is looked for once more. */
const LOOKS = 3;

export interface EnqueueOptions {
  /**
   * Names the work: while a job of this kind and key waits or runs, enqueueing it again changes nothing, and when it has
   * failed it is attempted again. Absent: every call is a job of its own.
   */
  readonly key?: string;
  /** Org unit whose staff see it; absent: the district's administration only. */
  readonly orgPath?: string;
  /** The member of staff who asked for it; absent: the service itself. */
  readonly askedBy?: string;
  /** Not before this moment. */
  readonly dueAt?: Date;
  /** Lower goes first among those that are due. */
  readonly priority?: number;
}

/**
 * Asks for a job within a transaction: it exists when the transaction commits, and otherwise it never did.
 *
 * @returns the job's id
 * @throws ZodError when the payload is not of the kind's shape
 */
export async function enqueue<Payload>(
  tx: Transaction,
  kind: JobKind<Payload>,
  payload: Payload,
  options: EnqueueOptions = {},
): Promise<string> {
  const { key = null, orgPath = null, askedBy = null, dueAt = null, priority = 0 } = options;
  const { name, title, repeatable, droppable, maxAttempts } = kind;
  const read = kind.payload.parse(payload);
  const subject = kind.subject(read);
  const queue = laneOf(kind);
  const run = {
    name,
    title,
    subject,
    repeatable,
    droppable,
    key,
    orgPath,
    askedBy,
    dueAt,
    queue,
    priority,
    maxAttempts,
  };
  for (let look = 1; look <= LOOKS; look += 1) {
    const id = await insertRun(tx, { ...run, payload: read });
    if (id !== null) {
      await putIntoQueue(tx, { ...run, id }, dueAt);
      return id;
    }
    const known = key === null ? null : await lockRunByKey(tx, name, key);
    if (!known) continue;
    if (known.state === 'failed') await attemptAgain(tx, known, read);
    return known.id;
  }
  throw new Error(`${name} ${key ?? ''} could not be enqueued`);
}

/** Puts a failed run, which is locked, back into the queue. */
export async function attemptAgain(tx: Transaction, run: RunRow, payload?: unknown): Promise<void> {
  await markAgain(tx, run.id, payload);
  await putIntoQueue(tx, run, null);
}

async function putIntoQueue(
  tx: Transaction,
  { id, name, queue, maxAttempts, priority }: Pick<RunRow, 'id' | 'name' | 'queue' | 'maxAttempts' | 'priority'>,
  dueAt: Date | null,
): Promise<void> {
  await setQueueEntry(tx, id, await addEntry(tx, { name, runId: id, queue, dueAt, maxAttempts, priority }));
  tx.changed(jobChanged(id));
}

/** The queue in which a job of this kind waits; null: it waits for no other job. */
function laneOf<Payload>({ queue }: JobKind<Payload>): string | null {
  if (!queue) return null;
  const { name, lanes = 1 } = queue;
  return lanes === 1 ? name : `${name} ${Math.floor(Math.random() * lanes)}`;
}
