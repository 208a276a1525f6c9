import { type CallEndReason, isAnswered, isTalking, type SfuEvent } from '@falink/protocol';
import { type Actor, actorName } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { findPeer, findSession, notePresence, type Peer } from '../../sessions/index.js';
import { contactChanged, terminalOfContact } from '../changes.js';
import { contactStates } from '../contact-state.js';
import type { ContactsContext } from '../contacts-context.js';
import { setContactUnstable, touchContact } from '../queries/contact-columns.js';
import { type ContactEventEntry, recordContactEvents } from '../queries/contact-events.js';
import { writeActive } from '../queries/contact-transitions.js';
import { type LockedContact, lockContact } from '../queries/lock-contact.js';
import { flowsFromBoth, rememberEvent } from '../queries/media-events.js';
import { endLockedContact } from './end-contact.js';

/**
 * Takes over what happened in a room: once, however often it is reported. A report about a call that has ended only
 * lengthens its timeline; so does one from an sfu that the room has left.
 *
 * @returns false for an event that was known already
 */
export function applyMediaEvent(
  ctx: ContactsContext,
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

/** Applies an event to its session and its contact, which it locks; one of no contact changes nothing. */
export async function takeOverEvent(
  ctx: ContactsContext,
  tx: Transaction,
  by: Extract<Actor, { kind: 'sfu' }>,
  event: SfuEvent,
): Promise<void> {
  const session = await findSession(tx, event.roomId, by.id);
  const contact = session?.contactId ? await lockContact(tx, session.contactId) : null;
  if (!session || !contact) return;
  const peer = 'peerId' in event ? await findPeer(tx, session.id, event.peerId) : null;
  await recordContactEvents(tx, [entryOf(event, contact, peer, by)]);
  if (contact.state === 'ended') return;
  await notePresence(tx, session.id, event, peer);
  if (peer?.companionId && (event.type === 'peer.joined' || event.type === 'peer.left')) {
    await touchContact(tx, contact.id);
    tx.changed(contactChanged(contact.id));
  }
  await apply(ctx, tx, by, { event, contact, peer });
}

function entryOf(
  event: SfuEvent,
  contact: LockedContact,
  peer: Peer | null,
  by: Extract<Actor, { kind: 'sfu' }>,
): ContactEventEntry {
  const actor = (peer && nameOfPeer(peer)) ?? actorName(by);
  return {
    contactId: contact.id,
    type: event.type === 'room.activated' ? 'activated' : event.type,
    actor,
    data: {
      sfuId: by.id,
      at: event.at,
      ...('kind' in event && { kind: event.kind }),
      ...('reason' in event && { reason: event.reason }),
      ...(peer?.companionId && { device: peer.isScreen ? 'television' : 'phone' }),
    },
  };
}

function nameOfPeer({ staffId, terminalId, guestId }: Peer): string | null {
  if (staffId) return `staff:${staffId}`;
  if (guestId) return `guest:${guestId}`;
  return terminalId ? `terminal:${terminalId}` : null;
}

interface Reported {
  readonly event: SfuEvent;
  readonly contact: LockedContact;
  readonly peer: Peer | null;
}

async function apply(
  ctx: ContactsContext,
  tx: Transaction,
  by: Actor,
  { event, contact, peer }: Reported,
): Promise<void> {
  const end = (reason: CallEndReason): Promise<boolean> => endLockedContact(ctx, tx, by, { contact, reason });
  switch (event.type) {
    case 'peer.joined':
      return setUnstable(tx, contact, peer, false);
    case 'peer.disconnected':
      return setUnstable(tx, contact, peer, true);
    case 'peer.resumed':
      return setUnstable(tx, contact, peer, false);
    case 'media.flowing':
      if (contact.state === 'active' || contactStates.next(contact.state, 'media') !== 'active') return;
      if (!(await flowsFromBoth(tx, contact.id))) return;
      await writeActive(tx, contact.id);
      tx.changed(contactChanged(contact.id), ...terminalOfContact(contact));
      return;
    // Signalling only: whether the two see and hear each other is not known yet. [C5]
    case 'room.activated':
      return;
    case 'peer.left':
      return left(ctx, tx, by, { contact, peer, reason: event.reason });
    case 'room.rebuilt':
      return;
    case 'room.closed':
      if (event.reason === 'failed') await end('failed');
      else if (event.reason === 'empty' && isAnswered(contact.state)) await end('connection_lost');
      return;
  }
}

async function left(
  ctx: ContactsContext,
  tx: Transaction,
  by: Actor,
  { contact, peer, reason }: Omit<Reported, 'event'> & { readonly reason: 'left' | 'timeout' | 'replaced' },
): Promise<void> {
  const side = sideOf(contact, peer);
  if (reason === 'replaced' || side === null) return;
  // Another device of the same person is there: the call goes on, unless they hung up on the first one. [N3]
  if (peer?.hasOther && (peer.companionId !== null || reason === 'timeout'))
    return setUnstable(tx, contact, peer, false);
  // The television of a call that waits has a line of its own to be lost, a guest's page asks for its call. [C11][U7]
  if ((peer?.companionId || peer?.guestId) && !isAnswered(contact.state)) return;
  const end = (why: CallEndReason): Promise<boolean> => endLockedContact(ctx, tx, by, { contact, reason: why });
  if (reason === 'timeout') await end('connection_lost');
  // While the call waits, leaving the room is only the end of warming up; so it is for an agent until the call is
  // active, because every window of theirs that rang had warmed up. [C10]
  else if (side === 'resident' && isAnswered(contact.state)) await end('resident_hung_up');
  else if (side === 'agent' && isTalking(contact.state)) await end('agent_hung_up');
}

/** The two without whom there is no call; an agent who was only offered it is not one of them. */
function sideOf(contact: LockedContact, peer: Peer | null): 'resident' | 'agent' | null {
  if (peer?.role === 'resident') return 'resident';
  return peer?.staffId && peer.staffId === contact.agentId ? 'agent' : null;
}

async function setUnstable(
  tx: Transaction,
  contact: LockedContact,
  peer: Peer | null,
  unstable: boolean,
): Promise<void> {
  if (sideOf(contact, peer) === null) return;
  if (await setContactUnstable(tx, contact.id, unstable)) tx.changed(contactChanged(contact.id));
}
