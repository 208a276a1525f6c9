import { FalinkError, type RatingScore } from '@falink/protocol';
import { seal } from '../../../kernel/auth/seal.js';
import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';

/**
 * Stores a rating, once a call. The call's row learns only that it was rated; the score goes where nobody can find the
 * call without the data key.
 *
 * @throws FalinkError call.unknown, rating.not_due, rating.already
 */
export async function rateCall(ctx: Context, terminalId: string, callId: string, score: RatingScore): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const rated = await tx.query<{ agent_id: string }>(
      `UPDATE call SET rated_at = clock_timestamp()
       WHERE id = $1 AND terminal_id = $2 AND state = 'ended' AND agent_id IS NOT NULL AND rated_at IS NULL
       RETURNING agent_id`,
      [callId, terminalId],
    );
    const agentId = rated.rows[0]?.agent_id;
    if (!agentId) {
      const { rows } = await tx.query<{ rated: boolean }>(
        'SELECT rated_at IS NOT NULL AS rated FROM call WHERE id = $1 AND terminal_id = $2',
        [callId, terminalId],
      );
      if (!rows[0]) throw new FalinkError('call.unknown');
      throw new FalinkError(rows[0].rated ? 'rating.already' : 'rating.not_due');
    }
    await tx.query(
      `INSERT INTO rating (agent_id, rated_on, score, sealed_call)
       VALUES ($1, (now() AT TIME ZONE 'Asia/Shanghai')::date, $2, $3)`,
      [agentId, score, seal(ctx.secrets.data, callId, 'rating.call')],
    );
    tx.changed({ type: 'call', id: callId });
  });
}
