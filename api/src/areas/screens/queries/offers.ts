import type { Queryable } from '../../../kernel/db/pool.js';

export interface KnownOffer {
  readonly requestId: string;
  readonly attempt: number;
}

/** Locks a terminal; later requests of it wait. */
export async function lockTerminal(db: Queryable, terminalId: string): Promise<void> {
  await db.query('SELECT FROM terminal WHERE id = $1 FOR UPDATE', [terminalId]);
}

/** What a terminal offers that nobody used; null: nothing. */
export async function findOffer(db: Queryable, terminalId: string): Promise<KnownOffer | null> {
  const { rows } = await db.query<KnownOffer>(
    'SELECT request_id AS "requestId", attempt FROM screen_offer WHERE terminal_id = $1 AND used_by IS NULL',
    [terminalId],
  );
  return rows[0] ?? null;
}

/** Stores an offer in the place of the one before. @returns false when another television shows this number */
export async function writeOffer(
  db: Queryable,
  offer: {
    readonly terminalId: string;
    readonly requestId: string;
    readonly attempt: number;
    readonly tokenHash: Buffer;
    readonly codeHash: Buffer;
    readonly lastsS: number;
  },
): Promise<boolean> {
  await db.query('DELETE FROM screen_offer WHERE expires_at <= clock_timestamp() OR terminal_id = $1', [
    offer.terminalId,
  ]);
  const { rowCount } = await db.query(
    `INSERT INTO screen_offer (terminal_id, request_id, attempt, token_hash, code_hash, expires_at)
     VALUES ($1, $2, $3, $4, $5, clock_timestamp() + $6 * interval '1 second') ON CONFLICT (code_hash) DO NOTHING`,
    [offer.terminalId, offer.requestId, offer.attempt, offer.tokenHash, offer.codeHash, offer.lastsS],
  );
  return rowCount === 1;
}

/** How long the offer of a terminal lasts, in ms. */
export async function readLifetime(db: Queryable, terminalId: string): Promise<number> {
  const { rows } = await db.query<{ ms: number }>(
    `SELECT extract(epoch FROM expires_at - clock_timestamp())::float8 * 1000 AS ms FROM screen_offer WHERE terminal_id = $1`,
    [terminalId],
  );
  return Math.max(0, Math.round(rows[0]?.ms ?? 0));
}
