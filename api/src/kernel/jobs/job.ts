import type { Text } from '@falink/protocol';
import type { z } from 'zod';
import type { Outcome } from '../command.js';
import type { Context } from '../context.js';
import type { Transaction } from '../db/transaction.js';

/** What everybody who asks for a job must know of it. Declare it with {@link jobKind}. */
export interface JobKind<Payload> {
  /** `area.verb`, lower case. Rows keep it, so it is never reused for other work. */
  readonly name: string;
  /** What it does, as staff read it. */
  readonly title: Text;
  /** Ids and stable words only, never personal data. A later version must be able to read what an older one wrote. */
  readonly payload: z.ZodType<Payload>;
  /** What one job is about, as staff read it. */
  readonly subject: (payload: Payload) => Text;
  /** Attempts in all; between them the wait grows by the factor e: about 3 s, 7 s, 20 s, 55 s, 150 s, … */
  readonly maxAttempts: number;
  /** Jobs of one queue run one after the other, whatever process runs them; with `lanes`, so many side by side. */
  readonly queue?: { readonly name: string; readonly lanes?: number };
  /** Whether operators may run it again when it has failed. */
  readonly repeatable: boolean;
  /** Whether operators may drop it while it waits or when it has failed. */
  readonly droppable: boolean;
}

export function jobKind<Payload>(kind: JobKind<Payload>): JobKind<Payload> {
  return kind;
}

/** One attempt at a job. */
export interface Attempt {
  readonly id: string;
  readonly ctx: Context;
  /** 1 for the first. */
  readonly number: number;
  /** Aborts when the service stops, or when another process has taken the job over: end soon, by throwing. */
  readonly signal: AbortSignal;
  /** Reports the share that is done, 0 to 1, and what it is doing; written at most once a second. */
  readonly progress: (share: number, note?: Text) => void;
}

/**
 * What a job writes. It runs in the transaction that marks the job as done, so it happens exactly once, however often
 * and by however many processes the job was attempted. It may run again after a deadlock or an outage of the database.
 */
export type Effect = (tx: Transaction) => Promise<Outcome<void>>;

/** A kind of job together with what does it. */
export interface Job {
  readonly name: string;
  /** Null: this version cannot read the payload. */
  readonly read: (payload: unknown) => ((attempt: Attempt) => Promise<Effect | null>) | null;
}

/**
 * Says how jobs of a kind are done. `run` prepares outside of any transaction, as long as it takes, and returns what is
 * to be written. A job that acts on something else than the database (files, another service) does so in `run` and must
 * take being run twice, even at the same time: a file under another name that is renamed when whole, a request with an
 * id that the other side knows again.
 *
 * `run` throws to fail the attempt: a {@link JobFailure} with words for staff, a `FalinkError`, or anything else.
 */
export function job<Payload>(
  kind: JobKind<Payload>,
  run: (attempt: Attempt & { readonly payload: Payload }) => Promise<Effect | null>,
): Job {
  return {
    name: kind.name,
    read: (raw) => {
      const parsed = kind.payload.safeParse(raw);
      return parsed.success ? (attempt) => run({ ...attempt, payload: parsed.data }) : null;
    },
  };
}
