import { recordAudit } from '../../../kernel/audit/queries.js';
import { hashOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';

/** Ends the session that a refresh token belongs to. Ending an ended or unknown one is a success. */
export async function logout(ctx: Context, token: string | null): Promise<void> {
  if (token === null) return;
  await inTransaction(ctx, async (tx) => {
    const { rows } = await tx.query<{ id: string; staff_id: string }>(
      `UPDATE staff_session SET ended_at = now(), end_reason = 'logout'
       WHERE ended_at IS NULL AND id = (SELECT session_id FROM refresh_token WHERE hash = $1)
       RETURNING id, staff_id`,
      [hashOpaqueToken(token)],
    );
    const session = rows[0];
    if (!session) return;
    await recordAudit(tx, {
      actor: `staff:${session.staff_id}`,
      action: 'auth.logout',
      subject: `session:${session.id}`,
    });
    tx.changed({ type: 'session_ended', id: session.id });
  });
}
