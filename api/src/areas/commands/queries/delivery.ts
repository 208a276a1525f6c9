import type { CommandOrder } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/** A command at a terminal that is to receive it. */
export interface OutgoingRow {
  readonly commandId: string;
  readonly terminalId: string;
  readonly order: CommandOrder;
  /** The terminal stands in a kiosk, where nobody may be there to press OK. */
  readonly isKiosk: boolean;
  readonly isAcknowledged: boolean;
  readonly isCancelled: boolean;
  readonly expiresAt: Date;
}

const OUTGOING = `SELECT r.command_id AS "commandId", r.terminal_id AS "terminalId", c.content AS "order",
    s.kind = 'kiosk' AS "isKiosk", r.state = 'acknowledged' AS "isAcknowledged",
    c.cancelled_at IS NOT NULL AS "isCancelled", c.expires_at AS "expiresAt"
  FROM terminal_command r
  -- No television knows an order that is given no longer.
  JOIN command c ON c.id = r.command_id AND c.type <> 'ring'
  JOIN terminal t ON t.id = r.terminal_id
  JOIN site s ON s.id = t.site_id`;

/** A command that was not sent yet to some of these terminals, to them. */
export async function findUnsent(
  db: Queryable,
  commandId: string,
  terminalIds: readonly string[],
): Promise<OutgoingRow[]> {
  const { rows } = await db.query<OutgoingRow>(
    `${OUTGOING} WHERE r.command_id = $1 AND r.terminal_id = ANY ($2::uuid[]) AND r.state = 'pending' AND c.expires_at > now()`,
    [commandId, terminalIds],
  );
  return rows;
}

/** Everything that is open at these terminals, in the order in which it was asked for (index terminal_command_open). */
export async function findOpen(db: Queryable, terminalIds: readonly string[]): Promise<OutgoingRow[]> {
  const { rows } = await db.query<OutgoingRow>(
    `${OUTGOING} WHERE r.ended_at IS NULL AND r.terminal_id = ANY ($1::uuid[])
       AND (r.state = 'acknowledged' OR c.expires_at > now())
     ORDER BY c.created_at, c.id`,
    [terminalIds],
  );
  return rows;
}

/** The terminals that have acknowledged a command which is not over for them. */
export async function findAcknowledged(db: Queryable, commandId: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT terminal_id AS id FROM terminal_command WHERE command_id = $1 AND state = 'acknowledged'`,
    [commandId],
  );
  return rows.map(({ id }) => id);
}

/** Commands of which somebody may wait for its first delivery. */
export async function findUndelivered(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT c.id FROM command c WHERE c.ended_at IS NULL AND c.cancelled_at IS NULL AND c.expires_at > now()
       AND EXISTS (SELECT FROM terminal_command r JOIN terminal t ON t.id = r.terminal_id
         WHERE r.command_id = c.id AND r.ended_at IS NULL AND r.state = 'pending' AND t.connection_id IS NOT NULL)`,
  );
  return rows.map(({ id }) => id);
}

export async function markSent(db: Queryable, commandId: string, terminalIds: readonly string[]): Promise<void> {
  await db.query(
    `WITH open AS (
       SELECT terminal_id FROM terminal_command
       WHERE command_id = $1 AND terminal_id = ANY ($2::uuid[]) AND state = 'pending' ORDER BY terminal_id FOR UPDATE)
     UPDATE terminal_command r SET state = 'sent', sent_at = now() FROM open
     WHERE r.command_id = $1 AND r.terminal_id = open.terminal_id`,
    [commandId, terminalIds],
  );
}

/** These terminals have a page that knows no commands. */
export async function markTooOld(db: Queryable, commandId: string, terminalIds: readonly string[]): Promise<void> {
  await db.query(
    `WITH open AS (
       SELECT terminal_id FROM terminal_command
       WHERE command_id = $1 AND terminal_id = ANY ($2::uuid[]) AND ended_at IS NULL ORDER BY terminal_id FOR UPDATE)
     UPDATE terminal_command r SET state = 'unsupported', reason = 'app_too_old', ended_at = now() FROM open
     WHERE r.command_id = $1 AND r.terminal_id = open.terminal_id`,
    [commandId, terminalIds],
  );
}
