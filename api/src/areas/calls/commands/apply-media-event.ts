import type { CallEndReason, SfuEvent } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { inTransaction, type Transaction } from '../../../kernel/db/transaction.js';
import { isAnswered, isTalking, nextCallState } from '../call-state.js';
import { type CallEventEntry, recordCallEvents } from '../queries/call-events.js';
import { type LockedCall, lockCall } from '../queries/calls.js';
import { endCall } from './end-call.js';

interface Peer {
  readonly participantId: string;
  readonly terminalId: string | null;
  readonly staffId: string | null;
}

/**
 * Takes over what happened in a room: once, however often it is told. News of a call that has ended only lengthens its
 * timeline.
 *
 * @returns false for an event that was known already
 */
export async function applySfuEvent(ctx: Context, sfuId: string, event: SfuEvent): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const fresh = await tx.query('INSERT INTO sfu_event (id) VALUES ($1) ON CONFLICT DO NOTHING', [event.id]);
    if (!fresh.rowCount) return false;
    const { rows } = await tx.query<{ call_id: string; sfu_id: string }>(
      'SELECT call_id, sfu_id FROM room WHERE id = $1',
      [event.roomId],
    );
    const room = rows[0];
    // A room that moved: what its old sfu says about it does not count any more.
    if (!room || room.sfu_id !== sfuId) return true;
    const call = await lockCall(tx, room.call_id);
    if (!call) return true;
    const peer = 'peerId' in event ? await findPeer(tx, call.id, event.peerId) : null;
    await recordCallEvents(tx, [entryOf(event, call, peer, sfuId)]);
    if (call.state !== 'ended') await apply(ctx, tx, event, call, peer, sfuId);
    return true;
  });
}

async function findPeer(tx: Transaction, callId: string, participantId: string): Promise<Peer | null> {
  const { rows } = await tx.query<{ id: string; terminal_id: string | null; staff_id: string | null }>(
    'SELECT id, terminal_id, staff_id FROM participant WHERE id = $1 AND call_id = $2',
    [participantId, callId],
  );
  const row = rows[0];
  return row ? { participantId: row.id, terminalId: row.terminal_id, staffId: row.staff_id } : null;
}

function entryOf(event: SfuEvent, call: LockedCall, peer: Peer | null, sfuId: string): CallEventEntry {
  const actor = peer?.staffId
    ? `staff:${peer.staffId}`
    : peer?.terminalId
      ? `terminal:${peer.terminalId}`
      : `sfu:${sfuId}`;
  return {
    callId: call.id,
    type: event.type === 'room.activated' ? 'activated' : event.type,
    actor,
    data: {
      sfuId,
      at: event.at,
      ...('kind' in event && { kind: event.kind }),
      ...('reason' in event && { reason: event.reason }),
    },
  };
}

async function apply(
  ctx: Context,
  tx: Transaction,
  event: SfuEvent,
  call: LockedCall,
  peer: Peer | null,
  sfuId: string,
): Promise<void> {
  const end = (reason: CallEndReason): Promise<boolean> =>
    endCall(ctx, tx, { callId: call.id, reason, actor: `sfu:${sfuId}` });
  switch (event.type) {
    case 'peer.joined':
      await tx.query('UPDATE participant SET joined_at = coalesce(joined_at, now()), left_at = NULL WHERE id = $1', [
        event.peerId,
      ]);
      await setUnstable(tx, call, peer, false);
      return;
    case 'peer.disconnected':
      return setUnstable(tx, call, peer, true);
    case 'peer.resumed':
      return setUnstable(tx, call, peer, false);
    case 'room.activated':
    case 'media.flowing':
      if (nextCallState(call.state, 'media') !== 'active' || call.state === 'active') return;
      await tx.query(`UPDATE call SET state = 'active', active_at = clock_timestamp() WHERE id = $1`, [call.id]);
      tx.changed({ type: 'call', id: call.id }, { type: 'terminal', id: call.terminalId });
      return;
    case 'peer.left': {
      await tx.query('UPDATE participant SET left_at = now() WHERE id = $1', [event.peerId]);
      const side = sideOf(call, peer);
      if (event.reason === 'replaced' || side === null) return;
      if (event.reason === 'timeout') await end('connection_lost');
      // While the call waits, leaving the room is only the end of warming up; so it is for an agent until the call is
      // active, because every window of theirs that rang had warmed up. [C10]
      else if (side === 'resident' && isAnswered(call.state)) await end('resident_hung_up');
      else if (side === 'agent' && isTalking(call.state)) await end('agent_hung_up');
      return;
    }
    case 'room.rebuilt':
      return;
    case 'room.closed':
      if (event.reason === 'failed') await end('failed');
      else if (event.reason === 'empty' && isAnswered(call.state)) await end('connection_lost');
      return;
  }
}

/** The two without whom there is no call; an agent who was only offered it is not one of them. */
function sideOf(call: LockedCall, peer: Peer | null): 'resident' | 'agent' | null {
  if (peer?.terminalId === call.terminalId) return 'resident';
  return peer?.staffId && peer.staffId === call.agentId ? 'agent' : null;
}

async function setUnstable(tx: Transaction, call: LockedCall, peer: Peer | null, unstable: boolean): Promise<void> {
  if (sideOf(call, peer) === null) return;
  const { rowCount } = await tx.query('UPDATE call SET unstable = $2 WHERE id = $1 AND unstable <> $2', [
    call.id,
    unstable,
  ]);
  if (rowCount) tx.changed({ type: 'call', id: call.id });
}
