import type { CallKind, CallState } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/** The row that commands decide on, locked against every other command on this call. Lock calls before anything else. */
export interface LockedContact {
  readonly id: string;
  /** Null: it has none. */
  readonly terminalId: string | null;
  /** The visit that it belongs to; null: it came from no browser. */
  readonly guestId: string | null;
  readonly kind: CallKind;
  readonly state: CallState;
  readonly agentId: string | null;
  /** Whose desk calls the terminal; null: the call came from there. */
  readonly callerId: string | null;
  readonly orgPath: string;
  readonly intakeId: string | null;
}

export async function lockContact(db: Queryable, id: string): Promise<LockedContact | null> {
  return lockWhere(db, 'c.id = $1', id);
}

/** The same, found by an offer of it. */
export async function lockContactOfOffer(db: Queryable, offerId: string): Promise<LockedContact | null> {
  return lockWhere(db, 'c.id = (SELECT contact_id FROM offer WHERE id = $1)', offerId);
}

async function lockWhere(db: Queryable, condition: string, id: string): Promise<LockedContact | null> {
  const { rows } = await db.query<{
    id: string;
    terminal_id: string | null;
    guest_id: string | null;
    kind: CallKind;
    state: CallState;
    agent_id: string | null;
    caller_id: string | null;
    org_path: string;
    intake_id: string | null;
  }>(
    `SELECT c.id, c.terminal_id, c.guest_id, c.kind, c.state, c.agent_id,
       CASE WHEN c.origin = 'desk' THEN c.wanted_agent_id END AS caller_id, o.path::text AS org_path, c.intake_id
     FROM contact c JOIN contact_place o ON o.contact_id = c.id
     WHERE ${condition} FOR UPDATE OF c`,
    [id],
  );
  const row = rows[0];
  return row
    ? {
        id: row.id,
        terminalId: row.terminal_id,
        guestId: row.guest_id,
        kind: row.kind,
        state: row.state,
        agentId: row.agent_id,
        callerId: row.caller_id,
        orgPath: row.org_path,
        intakeId: row.intake_id,
      }
    : null;
}
