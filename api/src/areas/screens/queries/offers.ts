import type { Queryable } from '../../../kernel/db/pool.js';

export interface KnownOffer {
  readonly requestId: string;
  readonly attempt: number;
}

/** Locks a terminal; later requests of it wait. @returns what it offers, and whether it has an open call */
export async function lockScreen(
  db: Queryable,
  terminalId: string,
): Promise<{ readonly offer: KnownOffer | null; readonly isBusy: boolean }> {
  await db.query('SELECT FROM terminal WHERE id = $1 FOR UPDATE', [terminalId]);
  const { rows } = await db.query<{ request_id: string | null; attempt: number | null; busy: boolean }>(
    `SELECT o.request_id, o.attempt, EXISTS (SELECT FROM contact WHERE terminal_id = t.id AND state <> 'ended') AS busy
     FROM terminal t LEFT JOIN screen_offer o ON o.terminal_id = t.id WHERE t.id = $1`,
    [terminalId],
  );
  const row = rows[0];
  const isKnown = row && row.request_id !== null && row.attempt !== null;
  return {
    offer: isKnown ? { requestId: row.request_id as string, attempt: row.attempt as number } : null,
    isBusy: row?.busy ?? false,
  };
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
