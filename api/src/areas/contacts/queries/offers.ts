import type { Queryable } from '../../../kernel/db/pool.js';
import { type OfferState, offerStates } from '../offers/offer-state.js';

export interface OfferRow {
  readonly id: string;
  readonly contactId: string;
  readonly agentId: string;
  readonly state: OfferState;
  /** Past its time, by the database's clock. */
  readonly expired: boolean;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
  readonly remainingMs: number;
  /** The key press that accepted it, where the desk named one. */
  readonly acceptRequest: string | null;
}

interface Row {
  id: string;
  contact_id: string;
  agent_id: string;
  state: OfferRow['state'];
  offered_at: Date;
  expires_at: Date;
  remaining_ms: number;
  accept_request: string | null;
}

const OFFER = `
  SELECT id, contact_id, agent_id, state, offered_at, expires_at, accept_request,
    extract(epoch FROM expires_at - clock_timestamp()) * 1000 AS remaining_ms
  FROM offer`;

function toOffer(row: Row): OfferRow {
  return {
    id: row.id,
    contactId: row.contact_id,
    agentId: row.agent_id,
    state: row.state,
    expired: row.remaining_ms <= 0,
    offeredAt: row.offered_at,
    expiresAt: row.expires_at,
    remainingMs: Math.max(0, Math.round(row.remaining_ms)),
    acceptRequest: row.accept_request,
  };
}

export async function findOffers(db: Queryable, ids: readonly string[]): Promise<OfferRow[]> {
  const { rows } = await db.query<Row>(`${OFFER} WHERE id = ANY ($1::uuid[])`, [ids]);
  return rows.map(toOffer);
}

export async function findOffer(db: Queryable, id: string): Promise<OfferRow | null> {
  return (await findOffers(db, [id]))[0] ?? null;
}

/** What rings at this agent's desk; null: nothing. */
export async function findOpenOffer(db: Queryable, agentId: string): Promise<OfferRow | null> {
  const { rows } = await db.query<Row>(`${OFFER} WHERE agent_id = $1 AND state = 'open'`, [agentId]);
  return rows[0] ? toOffer(rows[0]) : null;
}

/** Closes a call's open offer because the resident is gone. @returns the offer that rang; null: none did */
export async function withdrawOpenOffer(
  db: Queryable,
  contactId: string,
): Promise<{ readonly id: string; readonly agentId: string } | null> {
  const { from, to } = offerStates.move('withdraw');
  const { rows } = await db.query<{ id: string; agent_id: string }>(
    `UPDATE offer SET state = $2, closed_at = clock_timestamp() WHERE contact_id = $1 AND state = ANY ($3::text[])
     RETURNING id, agent_id`,
    [contactId, to, from],
  );
  return rows[0] ? { id: rows[0].id, agentId: rows[0].agent_id } : null;
}

/** Closes an offer. @returns false when it is no longer open */
export async function closeOffer(db: Queryable, offerId: string, input: 'decline' | 'expire'): Promise<boolean> {
  const { from, to } = offerStates.move(input);
  const { rowCount } = await db.query(
    'UPDATE offer SET state = $2, closed_at = clock_timestamp() WHERE id = $1 AND state = ANY ($3::text[])',
    [offerId, to, from],
  );
  return rowCount !== 0;
}

/** Offers whose time is over by the database's clock, the oldest first; a batch, and the timer comes back for the rest. */
export async function listDueOffers(
  db: Queryable,
): Promise<{ readonly id: string; readonly contactId: string; readonly agentId: string }[]> {
  const { rows } = await db.query<{ id: string; contact_id: string; agent_id: string }>(
    `SELECT id, contact_id, agent_id FROM offer WHERE state = 'open' AND expires_at <= now() ORDER BY expires_at LIMIT 100`,
  );
  return rows.map((row) => ({ id: row.id, contactId: row.contact_id, agentId: row.agent_id }));
}

/** The open offer of a call; null: none rings. */
export async function findOpenOfferOfContact(db: Queryable, contactId: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(`SELECT id FROM offer WHERE contact_id = $1 AND state = 'open'`, [
    contactId,
  ]);
  return rows[0]?.id ?? null;
}
