import type { ShownScreen } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/** A television that can be chosen. */
export interface OfferedScreen {
  readonly terminalId: string;
  readonly name: string;
  readonly siteName: string;
  /** The contact that used this token or number before; null: none. */
  readonly usedBy: string | null;
}

/** By the hash of a token or of a number. Only what is in service, unlocked, offered now, and in the district of the contact; locked. */
export async function findOffered(
  db: Queryable,
  hash: { readonly token: Buffer } | { readonly code: Buffer },
  orgPath: string,
): Promise<OfferedScreen | null> {
  const [column, value] = 'token' in hash ? ['token_hash', hash.token] : ['code_hash', hash.code];
  const { rows } = await db.query<OfferedScreen>(
    `SELECT t.id AS "terminalId", t.name, s.name AS "siteName", o.used_by AS "usedBy"
     FROM screen_offer o JOIN terminal t ON t.id = o.terminal_id JOIN site s ON s.id = t.site_id
       JOIN org_unit u ON u.id = s.org_unit_id AND u.path <@ subpath($2::ltree, 0, 1)
     WHERE o.${column} = $1 AND o.expires_at > clock_timestamp() AND t.revoked_at IS NULL AND t.locked_at IS NULL
     FOR UPDATE OF t`,
    [value, orgPath],
  );
  return rows[0] ?? null;
}

/** A television in the room of a call that it shows. */
export interface ScreenSeat {
  /** Its name in the room. */
  readonly id: string;
  readonly terminalId: string;
  readonly sessionId: string;
}

/** The television that shows the open session of a contact; null: none. */
export async function findShown(db: Queryable, contactId: string): Promise<ScreenSeat | null> {
  const { rows } = await db.query<ScreenSeat>(
    `SELECT k.id, k.terminal_id AS "terminalId", n.id AS "sessionId"
     FROM session n JOIN participant p ON p.session_id = n.id JOIN companion k ON k.participant_id = p.id
     WHERE n.contact_id = $1 AND n.ended_at IS NULL AND k.terminal_id IS NOT NULL`,
    [contactId],
  );
  return rows[0] ?? null;
}

/** The television that shows the open call of a guest, as the guest sees it; null: none does. */
export async function loadScreenOf(db: Queryable, contactId: string): Promise<ShownScreen | null> {
  const { rows } = await db.query<ShownScreen>(
    `SELECT t.name, s.name AS "siteName",
       CASE WHEN k.joined_at IS NULL THEN 'opened' WHEN k.left_at IS NULL THEN 'present' ELSE 'away' END AS state
     FROM session n JOIN participant p ON p.session_id = n.id AND p.guest_id IS NOT NULL
       JOIN companion k ON k.participant_id = p.id
       JOIN terminal t ON t.id = k.terminal_id JOIN site s ON s.id = t.site_id
     WHERE n.contact_id = $1 AND n.ended_at IS NULL`,
    [contactId],
  );
  return rows[0] ?? null;
}

/** A locked contact goes on on a terminal, which is from now on the second device of its guest. What it offered is used. */
export async function showOn(db: Queryable, contactId: string, guestId: string, terminalId: string): Promise<void> {
  await db.query(
    `INSERT INTO companion (participant_id, terminal_id)
     SELECT p.id, $3::uuid FROM session n JOIN participant p ON p.session_id = n.id AND p.guest_id = $2
     WHERE n.contact_id = $1 AND n.ended_at IS NULL
     ON CONFLICT (participant_id) DO UPDATE SET terminal_id = excluded.terminal_id, id = gen_random_uuid(),
       joined_at = NULL, left_at = NULL`,
    [contactId, guestId, terminalId],
  );
  await db.query('UPDATE contact SET terminal_id = $2 WHERE id = $1', [contactId, terminalId]);
  await db.query('UPDATE screen_offer SET used_by = $2 WHERE terminal_id = $1', [terminalId, contactId]);
}

/** A locked contact goes on in its browser alone. */
export async function takeBack(db: Queryable, contactId: string, screenId: string): Promise<void> {
  await db.query('DELETE FROM companion WHERE id = $1', [screenId]);
  await db.query('UPDATE contact SET terminal_id = NULL WHERE id = $1', [contactId]);
}
