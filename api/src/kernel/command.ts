import { type Actor, actorName, orgPathOf, staffOf } from './actor.js';
import { recordAudit } from './audit/queries/events.js';
import { inTransaction, type Transaction, type TransactionHost } from './db/transaction.js';
import type { Change } from './delivery/change-feed.js';
import { type Action, permit } from './policies/staff.js';

/** What the audit log keeps of a write; the frame adds who did it. */
export interface AuditNote {
  /** Who did it, where the request itself names nobody: a cookie identifies a person. */
  readonly actor?: string;
  /** What was done: `call.notes_saved`, … */
  readonly action: string;
  /** What it was done to: `call:<id>`, … */
  readonly subject: string;
  /** Org unit whose staff may read it; absent: that of who acts; null: the districts' administration only. */
  readonly orgPath?: string | null;
  /** Ids and stable words only, never personal data. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** What a write did. */
export interface Outcome<Result> {
  /**
   * What is recorded. `in statement`: the statement that changed the rows recorded it as well, to save a round trip.
   * `in timeline`: only the system acted, and the call's own timeline has it. `not audited`: nothing was written, or
   * nothing that anybody would ask about.
   */
  readonly audit: AuditNote | 'in statement' | 'in timeline' | 'not audited';
  /** What is announced to the sockets after the commit. */
  readonly changed?: readonly Change[];
  /** What the caller is given, as it is presented to the client. */
  readonly result: Result;
}

/** Nothing had to be done: nothing is recorded, nobody is notified. */
export function unchanged<Result>(result: Result): Outcome<Result> {
  return { audit: 'not audited', result };
}

export interface Write<Row, Result> {
  /** What the role must allow, whatever the rows are; absent: `authorise` decides alone. */
  readonly permit?: Action;
  /** Reads the rows that decide and locks them until the commit. @throws FalinkError when there are none */
  readonly lock: (tx: Transaction) => Promise<Row>;
  /** @throws FalinkError when this actor may not do it to these rows */
  readonly authorise: (row: Row) => void;
  /** Changes them. @throws FalinkError when their state does not allow it; nothing is then written */
  readonly change: (tx: Transaction, row: Row) => Promise<Outcome<Result>>;
}

/** For writes whose permission depends on nothing that is stored. */
export const nothing = async (): Promise<void> => {};

/**
 * The one frame of every write: permit, lock, authorise, change, audit, commit, notify, in this order and each once. The whole
 * of it is repeated on a deadlock; any error rolls everything back and nobody is notified.
 */
export async function command<Row, Result>(
  host: TransactionHost,
  by: Actor,
  { permit: action, lock, authorise, change }: Write<Row, Result>,
): Promise<Result> {
  if (action) permit(staffOf(by), action);
  return inTransaction(host, async (tx) => {
    const row = await lock(tx);
    authorise(row);
    const { audit, changed = [], result } = await change(tx, row);
    if (typeof audit === 'object') await recordAudit(tx, { actor: actorName(by), orgPath: orgPathOf(by), ...audit });
    tx.changed(...changed);
    return result;
  });
}
