import { type CallEndReason, isAnswered, isTalking, type SfuEvent } from '@falink/protocol';
import { type Actor, actorName } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { terminalChanged } from '../../../kernel/delivery/changes.js';
import { callStates } from '../call-state.js';
import type { CallsContext } from '../calls-context.js';
import { callChanged } from '../changes.js';
import { setCallUnstable } from '../queries/call-columns.js';
import { type CallEventEntry, recordCallEvents } from '../queries/call-events.js';
import { writeActive } from '../queries/call-transitions.js';
import { type LockedCall, lockCall } from '../queries/lock-call.js';
import {
  findCallOfRoom,
  findPeer,
  markFlowing,
  markJoined,
  markLeft,
  type Peer,
  rememberEvent,
} from '../queries/media-events.js';
import { endLockedCall } from './end-call.js';

/**
 * Takes over what happened in a room: once, however often it is reported. A report about a call that has ended only
 * lengthens its timeline; so does one from an sfu that the room has left.
 *
 * @returns false for an event that was known already
 */
export function applyMediaEvent(
  ctx: CallsContext,
  by: Extract<Actor, { kind: 'sfu' }>,
  { event }: { readonly event: SfuEvent },
): Promise<boolean> {
  return command(ctx, by, {
    lock: (tx) => rememberEvent(tx, event.id),
    authorise: () => {},
    change: async (tx, fresh) => {
      if (!fresh) return unchanged(false);
      await takeOverEvent(ctx, tx, by, event);
      return { audit: 'in timeline', result: true };
    },
  });
}

/** Applies an event to its call, which it locks; one of no call changes nothing. */
export async function takeOverEvent(
  ctx: CallsContext,
  tx: Transaction,
  by: Extract<Actor, { kind: 'sfu' }>,
  event: SfuEvent,
): Promise<void> {
  const callId = await findCallOfRoom(tx, event.roomId, by.id);
  const call = callId === null ? null : await lockCall(tx, callId);
  if (!call) return;
  const peer = 'peerId' in event ? await findPeer(tx, call.id, event.peerId) : null;
  await recordCallEvents(tx, [entryOf(event, call, peer, by)]);
  if (call.state !== 'ended') await apply(ctx, tx, by, { event, call, peer });
}

function entryOf(
  event: SfuEvent,
  call: LockedCall,
  peer: Peer | null,
  by: Extract<Actor, { kind: 'sfu' }>,
): CallEventEntry {
  const actor = peer?.staffId
    ? `staff:${peer.staffId}`
    : peer?.terminalId
      ? `terminal:${peer.terminalId}`
      : actorName(by);
  return {
    callId: call.id,
    type: event.type === 'room.activated' ? 'activated' : event.type,
    actor,
    data: {
      sfuId: by.id,
      at: event.at,
      ...('kind' in event && { kind: event.kind }),
      ...('reason' in event && { reason: event.reason }),
    },
  };
}

interface Reported {
  readonly event: SfuEvent;
  readonly call: LockedCall;
  readonly peer: Peer | null;
}

async function apply(ctx: CallsContext, tx: Transaction, by: Actor, { event, call, peer }: Reported): Promise<void> {
  const end = (reason: CallEndReason): Promise<boolean> => endLockedCall(ctx, tx, by, { call, reason });
  switch (event.type) {
    case 'peer.joined':
      await markJoined(tx, event.peerId);
      return setUnstable(tx, call, peer, false);
    case 'peer.disconnected':
      return setUnstable(tx, call, peer, true);
    case 'peer.resumed':
      return setUnstable(tx, call, peer, false);
    case 'media.flowing':
      if (!(await markFlowing(tx, call.id, event.peerId))) return;
      if (call.state === 'active' || callStates.next(call.state, 'media') !== 'active') return;
      await writeActive(tx, call.id);
      tx.changed(callChanged(call.id), terminalChanged(call.terminalId));
      return;
    // Signalling only: whether the two see and hear each other is not known yet. [C5]
    case 'room.activated':
      return;
    case 'peer.left': {
      await markLeft(tx, event.peerId);
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
  if (await setCallUnstable(tx, call.id, unstable)) tx.changed(callChanged(call.id));
}
