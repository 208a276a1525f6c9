import { randomUUID } from 'node:crypto';
import {
  type CallKind,
  type Category,
  FalinkError,
  type MediaAbility,
  type RoomAccess,
  type TerminalCall,
} from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { inTransaction, type Transaction } from '../../../kernel/db/transaction.js';
import { openIntake } from '../../intakes/commands/open-intake.js';
import { chooseSfu } from '../../media-plane/queries.js';
import { roomAccess } from '../../media-plane/room-access.js';
import type { TerminalIdentity } from '../../terminals/queries/terminals.js';
import { isStaffed } from '../queries/agents.js';
import { recordCallEvents } from '../queries/call-events.js';
import { loadTerminalCalls } from '../queries/calls.js';

export interface NewCall {
  readonly requestId: string;
  readonly kind: CallKind;
  readonly category?: Category | undefined;
  readonly ability: MediaAbility;
  readonly audioOnly?: boolean | undefined;
}

export interface QueuedCall {
  readonly call: TerminalCall;
  readonly room: RoomAccess;
}

/**
 * Queues a call. The same requestId gives the same call, however often and however parallel it is sent.
 *
 * @throws FalinkError call.already_open (details.callId), call.nobody_on_duty, call.no_common_codec, service.no_sfu,
 *   terminal.kind, call.ended when the repeated call is over
 */
export async function createCall(ctx: Context, terminal: TerminalIdentity, input: NewCall): Promise<QueuedCall> {
  return inTransaction(ctx, async (tx) => {
    const id = (await repeated(tx, terminal, input.requestId)) ?? (await queue(ctx, tx, terminal, input));
    const entry = (await loadTerminalCalls(tx, { ids: [id] }))[0];
    if (!entry) throw new FalinkError('call.unknown');
    if (entry.call.state === 'ended') throw new FalinkError('call.ended', { details: { callId: id } });
    const room = await roomAccess(ctx, tx, id, { terminalId: terminal.id }, { activate: false });
    return { call: entry.call, room };
  });
}

async function queue(ctx: Context, tx: Transaction, terminal: TerminalIdentity, input: NewCall): Promise<string> {
  const { kind, ability } = input;
  if (kind === 'intake' && terminal.kind !== 'room') throw new FalinkError('terminal.kind');
  const before = await openCall(tx, terminal, input.requestId);
  if (before) return before;
  const video = wantsVideo(ability, input.audioOnly ?? false);
  if (!(await isStaffed(tx, kind, terminal.orgPath))) throw new FalinkError('call.nobody_on_duty');
  const sfu = await chooseSfu(tx, ctx.config.times.sfuAliveMs);
  if (!sfu) throw new FalinkError('service.no_sfu');

  const intakeId = kind === 'intake' ? randomUUID() : null;
  const inserted = await tx.query<{ id: string }>(
    `INSERT INTO call (terminal_id, request_id, kind, category, video, ability, intake_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
    [terminal.id, input.requestId, kind, input.category ?? 'uncategorised', video, JSON.stringify(ability), intakeId],
  );
  const id = inserted.rows[0]?.id;
  if (!id) {
    // Somebody was faster: the same key press, or another one.
    const faster = (await openCall(tx, terminal, input.requestId)) ?? (await repeated(tx, terminal, input.requestId));
    if (faster) return faster;
    throw new FalinkError('call.already_open');
  }
  await tx.query('INSERT INTO room (call_id, sfu_id) VALUES ($1, $2)', [id, sfu.id]);
  await tx.query(`INSERT INTO participant (call_id, role, terminal_id) VALUES ($1, 'resident', $2)`, [id, terminal.id]);
  if (intakeId) await openIntake(tx, { intakeId, callId: id });
  await recordCallEvents(tx, [
    {
      callId: id,
      type: 'queued',
      actor: `terminal:${terminal.id}`,
      data: { kind, category: input.category ?? null, video },
    },
  ]);
  tx.changed({ type: 'call', id }, { type: 'queue' }, { type: 'terminal', id: terminal.id });
  return id;
}

/**
 * Whether the box will send or show video; sound alone only when the resident chose it or there is no camera.
 * @throws FalinkError call.no_common_codec when a call, or the video that is wanted, is not possible
 */
function wantsVideo(ability: MediaAbility, audioOnly: boolean): boolean {
  if (!ability.webrtc) throw new FalinkError('call.no_common_codec');
  if (audioOnly) return false;
  if (ability.videoCodecs.length === 0) throw new FalinkError('call.no_common_codec');
  return ability.camera;
}

async function repeated(tx: Transaction, terminal: TerminalIdentity, requestId: string): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>('SELECT id FROM call WHERE terminal_id = $1 AND request_id = $2', [
    terminal.id,
    requestId,
  ]);
  return rows[0]?.id ?? null;
}

/**
 * The terminal's open call, when it is the one of this key press: its request may have been committed just now.
 * @throws FalinkError call.already_open when it is another one
 */
async function openCall(tx: Transaction, terminal: TerminalIdentity, requestId: string): Promise<string | null> {
  const { rows } = await tx.query<{ id: string; request_id: string }>(
    `SELECT id, request_id FROM call WHERE terminal_id = $1 AND state <> 'ended'`,
    [terminal.id],
  );
  const open = rows[0];
  if (open && open.request_id !== requestId)
    throw new FalinkError('call.already_open', { details: { callId: open.id } });
  return open?.id ?? null;
}
