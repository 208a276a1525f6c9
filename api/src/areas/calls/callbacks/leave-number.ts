import { type Category, FalinkError } from '@falink/protocol';
import { seal } from '../../../kernel/auth/seal.js';
import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';
import { maskPhone } from '../../../kernel/masks/mask-phone.js';
import type { TerminalIdentity } from '../../terminals/queries/terminals.js';
import { isWaiting } from '../call-state.js';
import { endCall } from '../commands/end-call.js';
import { lockCall } from '../queries/calls.js';

export interface LeftNumber {
  readonly requestId: string;
  readonly phone: string;
  readonly category?: Category | undefined;
  readonly callId?: string | undefined;
}

/**
 * Keeps a number to call back; the terminal's waiting call leaves the queue in the same transaction. The same requestId
 * is kept once.
 *
 * @throws FalinkError call.unknown when `callId` is not a call of this terminal
 */
export async function leaveNumber(
  ctx: Context,
  terminal: TerminalIdentity,
  input: LeftNumber,
): Promise<{ id: string; phoneMasked: string }> {
  return inTransaction(ctx, async (tx) => {
    const open = await tx.query<{ id: string; category: Category }>(
      input.callId
        ? 'SELECT id, category FROM call WHERE terminal_id = $1 AND id = $2'
        : `SELECT id, category FROM call WHERE terminal_id = $1 AND state <> 'ended' AND $2::uuid IS NULL`,
      [terminal.id, input.callId ?? null],
    );
    const callRow = open.rows[0];
    if (input.callId && !callRow) throw new FalinkError('call.unknown');
    const call = callRow ? await lockCall(tx, callRow.id) : null;

    const phoneMasked = maskPhone(input.phone);
    const inserted = await tx.query<{ id: string }>(
      `INSERT INTO callback (terminal_id, request_id, call_id, category, phone_sealed, phone_masked)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (terminal_id, request_id) DO NOTHING RETURNING id`,
      [
        terminal.id,
        input.requestId,
        callRow?.id ?? null,
        input.category ?? callRow?.category ?? 'uncategorised',
        seal(ctx.secrets.data, input.phone, 'callback.phone'),
        phoneMasked,
      ],
    );
    const id = inserted.rows[0]?.id;
    if (!id) {
      const { rows } = await tx.query<{ id: string; phone_masked: string }>(
        'SELECT id, phone_masked FROM callback WHERE terminal_id = $1 AND request_id = $2',
        [terminal.id, input.requestId],
      );
      return { id: rows[0]?.id ?? '', phoneMasked: rows[0]?.phone_masked ?? phoneMasked };
    }
    if (call && isWaiting(call.state)) {
      await endCall(ctx, tx, { callId: call.id, reason: 'callback_left', actor: `terminal:${terminal.id}` });
    }
    tx.changed({ type: 'callback', id });
    return { id, phoneMasked };
  });
}
