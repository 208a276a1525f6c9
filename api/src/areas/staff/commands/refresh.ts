import { FalinkError, type Staff } from '@falink/protocol';
import { recordAudit } from '../../../kernel/audit/queries.js';
import { hashOpaqueToken, newOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';
import { findStaff } from '../queries.js';
import { REFRESH_TOKEN_TTL_MS } from '../refresh-cookie.js';
import type { OpenedSession } from './login.js';

/**
 * Replaces a refresh token by a new one. A token shown a second time means that somebody copied it, and nobody knows
 * who of the two is the thief: the session ends for both.
 *
 * @throws FalinkError auth.required, auth.token_expired, auth.refresh_reused
 */
export async function refresh(ctx: Context, token: string | null): Promise<OpenedSession> {
  if (token === null) throw new FalinkError('auth.required');
  const hash = hashOpaqueToken(token);
  const next = newOpaqueToken();

  // Refusals are returned, not thrown: what they write must be committed.
  const outcome = await inTransaction(ctx, async (tx): Promise<FalinkError | { staff: Staff; sessionId: string }> => {
    const { rows } = await tx.query<{
      session_id: string;
      staff_id: string;
      used: boolean;
      expired: boolean;
      ended: boolean;
    }>(
      `SELECT t.session_id, s.staff_id, t.used_at IS NOT NULL AS used, t.expires_at <= now() AS expired,
         s.ended_at IS NOT NULL AS ended
       FROM refresh_token t JOIN staff_session s ON s.id = t.session_id
       WHERE t.hash = $1 FOR UPDATE`,
      [hash],
    );
    const row = rows[0];
    if (!row) return new FalinkError('auth.required');
    if (row.used) {
      const ended = await tx.query(
        `UPDATE staff_session SET ended_at = now(), end_reason = 'reuse' WHERE id = $1 AND ended_at IS NULL`,
        [row.session_id],
      );
      if (ended.rowCount) {
        await recordAudit(tx, {
          actor: `staff:${row.staff_id}`,
          action: 'auth.refresh_reused',
          subject: `session:${row.session_id}`,
        });
        tx.changed({ type: 'session_ended', id: row.session_id });
      }
      return new FalinkError('auth.refresh_reused');
    }
    if (row.ended) return new FalinkError('auth.required');
    if (row.expired) return new FalinkError('auth.token_expired');
    const staff = await findStaff(tx, row.staff_id, row.session_id);
    if (!staff) return new FalinkError('auth.required');
    await tx.query('UPDATE refresh_token SET used_at = now() WHERE hash = $1', [hash]);
    await tx.query(
      `INSERT INTO refresh_token (hash, session_id, expires_at) VALUES ($1, $2, now() + $3 * interval '1 millisecond')`,
      [next.hash, row.session_id, REFRESH_TOKEN_TTL_MS],
    );
    return { staff, sessionId: row.session_id };
  });
  if (outcome instanceof FalinkError) throw outcome;
  return { ...outcome, refreshToken: next.token };
}
