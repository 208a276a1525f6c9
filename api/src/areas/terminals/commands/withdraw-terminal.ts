import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { endCall } from '../../calls/commands/end-call.js';

/** Makes a terminal's key, tokens and windows stop working, and ends its call. The caller has locked its row. */
export async function withdrawTerminal(
  ctx: Context,
  tx: Transaction,
  terminalId: string,
  actor: string,
): Promise<void> {
  await tx.query('UPDATE terminal_key SET revoked_at = now() WHERE terminal_id = $1 AND revoked_at IS NULL', [
    terminalId,
  ]);
  await tx.query('UPDATE terminal SET token_version = token_version + 1 WHERE id = $1', [terminalId]);
  const open = await tx.query<{ id: string }>(`SELECT id FROM call WHERE terminal_id = $1 AND state <> 'ended'`, [
    terminalId,
  ]);
  for (const { id } of open.rows) await endCall(ctx, tx, { callId: id, reason: 'failed', actor });
  tx.changed({ type: 'terminal_line', id: terminalId }, { type: 'terminal', id: terminalId });
}
