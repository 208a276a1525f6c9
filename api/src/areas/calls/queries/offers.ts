import type { Category, OutcomeCode } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

export interface OfferRow {
  readonly id: string;
  readonly callId: string;
  readonly agentId: string;
  readonly state: 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
  /** Past its time, by the database's clock. */
  readonly expired: boolean;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
  readonly remainingMs: number;
}

interface Row {
  id: string;
  call_id: string;
  agent_id: string;
  state: OfferRow['state'];
  offered_at: Date;
  expires_at: Date;
  remaining_ms: number;
}

const OFFER = `
  SELECT id, call_id, agent_id, state, offered_at, expires_at,
    extract(epoch FROM expires_at - clock_timestamp()) * 1000 AS remaining_ms
  FROM offer`;

function toOffer(row: Row): OfferRow {
  return {
    id: row.id,
    callId: row.call_id,
    agentId: row.agent_id,
    state: row.state,
    expired: row.remaining_ms <= 0,
    offeredAt: row.offered_at,
    expiresAt: row.expires_at,
    remainingMs: Math.max(0, Math.round(row.remaining_ms)),
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

export interface HistoryEntry {
  readonly at: string;
  readonly category: Category;
  readonly outcome: OutcomeCode | null;
  readonly agentName: string | null;
}

const HISTORY_LENGTH = 5;

/** Earlier calls of the terminal that makes this call, newest first. */
export async function loadHistory(db: Queryable, callId: string): Promise<HistoryEntry[]> {
  const { rows } = await db.query<{
    queued_at: Date;
    category: Category;
    outcome: OutcomeCode | null;
    agent_name: string | null;
  }>(
    `SELECT h.queued_at, h.category, h.outcome, a.display_name AS agent_name
     FROM call c
     JOIN call h ON h.terminal_id = c.terminal_id AND h.id <> c.id AND h.state = 'ended'
     LEFT JOIN staff a ON a.id = h.agent_id
     WHERE c.id = $1 ORDER BY h.queued_at DESC LIMIT ${HISTORY_LENGTH}`,
    [callId],
  );
  return rows.map((row) => ({
    at: row.queued_at.toISOString(),
    category: row.category,
    outcome: row.outcome,
    agentName: row.agent_name,
  }));
}
