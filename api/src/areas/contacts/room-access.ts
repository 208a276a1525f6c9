import { FalinkError, isAnswered, isRinging, type RoomAccess } from '@falink/protocol';
import type { Actor } from '../../kernel/actor.js';
import { roomAccess } from '../sessions/index.js';
import type { ContactsContext } from './contacts-context.js';
import { loadStaffCall } from './queries/staff-calls.js';

/**
 * A token to join again, with what its participant is granted.
 *
 * @throws FalinkError call.unknown, call.ended, call.state, call.not_yours, service.no_sfu
 */
export async function joinAgain(ctx: ContactsContext, by: Actor, contactId: string): Promise<RoomAccess> {
  const found = await loadStaffCall(ctx.pool, contactId);
  if (!found) throw new FalinkError('call.unknown');
  const { call } = found;
  if (call.state === 'ended') throw new FalinkError('call.ended');
  if (by.kind === 'terminal') {
    // Nothing is joined before somebody answered. [C20]
    if (isRinging(call.state)) throw new FalinkError('call.state');
    return roomAccess(ctx, ctx.pool, contactId, { terminalId: by.terminal.id }, { mustLive: true });
  }
  if (by.kind === 'guest') {
    return roomAccess(ctx, ctx.pool, contactId, { guestId: by.guest.id }, { mustLive: true });
  }
  if (by.kind !== 'staff') throw new FalinkError('call.not_yours');
  const isAgent = call.agent?.id === by.staff.id;
  // Once answered, those who were only rung have no business in the room.
  if (isAnswered(call.state) && !isAgent) throw new FalinkError('call.not_yours');
  return roomAccess(ctx, ctx.pool, contactId, { staffId: by.staff.id }, { mustLive: true });
}
