import { callRoutes, FalinkError, isAnswered, isRinging, type RoomAccess } from '@falink/protocol';
import { type Actor, terminalOf } from '../../../kernel/actor.js';
import { type MountHost, mount } from '../../../kernel/http/mount.js';
import { roomAccess } from '../../sessions/index.js';
import { createContact } from '../commands/create-contact.js';
import { hangUp } from '../commands/hang-up.js';
import { rateContact } from '../commands/rate-contact.js';
import { setCategory } from '../commands/set-category.js';
import type { ContactsContext } from '../contacts-context.js';
import { answerCall } from '../desk-calls/answer-call.js';
import { loadStaffCall } from '../queries/staff-calls.js';
import { loadCurrentCall } from '../queries/terminal-calls.js';

/** What the box does with its call. */
export function mountTerminalCalls(host: MountHost, ctx: ContactsContext): void {
  mount(host, callRoutes.createCall, ({ by, body }) => createContact(ctx, by, body));
  mount(
    host,
    callRoutes.currentCall,
    async ({ by }) => ({ call: await loadCurrentCall(ctx.pool, terminalOf(by).id) }),
    { gate: ctx.gates.boxReads },
  );
  mount(host, callRoutes.answerCall, ({ by, params, body }) => answerCall(ctx, by, { ...params, ...body }));
  mount(host, callRoutes.setCategory, ({ by, params, body }) => setCategory(ctx, by, { ...params, ...body }));
  mount(host, callRoutes.endCall, async ({ by, params }) => {
    await hangUp(ctx, by, params);
    return {};
  });
  mount(host, callRoutes.roomAccess, ({ by, params }) => freshAccess(ctx, by, params.id));
  mount(host, callRoutes.rate, ({ by, params, body }) => rateContact(ctx, by, { ...params, ...body }));
}

/** A token to join again, with what its participant is granted. */
async function freshAccess(ctx: ContactsContext, by: Actor, contactId: string): Promise<RoomAccess> {
  const found = await loadStaffCall(ctx.pool, contactId);
  if (!found) throw new FalinkError('call.unknown');
  const { call } = found;
  if (call.state === 'ended') throw new FalinkError('call.ended');
  if (by.kind === 'terminal') {
    // Nothing is joined before somebody answered. [C20]
    if (isRinging(call.state)) throw new FalinkError('call.state');
    return roomAccess(ctx, ctx.pool, contactId, { terminalId: by.terminal.id }, { mustLive: true });
  }
  if (by.kind !== 'staff') throw new FalinkError('call.not_yours');
  const isAgent = call.agent?.id === by.staff.id;
  // Once answered, those who were only rung have no business in the room.
  if (isAnswered(call.state) && !isAgent) throw new FalinkError('call.not_yours');
  return roomAccess(ctx, ctx.pool, contactId, { staffId: by.staff.id }, { mustLive: true });
}
