import { callRoutes, FalinkError, isAnswered, type RoomAccess } from '@falink/protocol';
import { type Actor, terminalOf } from '../../../kernel/actor.js';
import { type MountHost, mount } from '../../../kernel/http/mount.js';
import { roomAccess } from '../../media-plane/index.js';
import type { CallsContext } from '../calls-context.js';
import { createCall } from '../commands/create-call.js';
import { hangUp } from '../commands/hang-up.js';
import { rateCall } from '../commands/rate-call.js';
import { setCategory } from '../commands/set-category.js';
import { loadStaffCall } from '../queries/staff-calls.js';
import { loadCurrentCall } from '../queries/terminal-calls.js';

/** What the box does with its call. */
export function mountTerminalCalls(host: MountHost, ctx: CallsContext): void {
  mount(host, callRoutes.createCall, ({ by, body }) => createCall(ctx, by, body));
  mount(
    host,
    callRoutes.currentCall,
    async ({ by }) => ({ call: await loadCurrentCall(ctx.pool, terminalOf(by).id) }),
    { gate: ctx.gates.boxReads },
  );
  mount(host, callRoutes.setCategory, ({ by, params, body }) => setCategory(ctx, by, { ...params, ...body }));
  mount(host, callRoutes.endCall, async ({ by, params }) => {
    await hangUp(ctx, by, params);
    return {};
  });
  mount(host, callRoutes.roomAccess, ({ by, params }) => freshAccess(ctx, by, params.id));
  mount(host, callRoutes.rate, ({ by, params, body }) => rateCall(ctx, by, { ...params, ...body }));
}

/** A token to join again; only the agent who answered may make the room live. */
async function freshAccess(ctx: CallsContext, by: Actor, callId: string): Promise<RoomAccess> {
  const found = await loadStaffCall(ctx.pool, callId);
  if (!found) throw new FalinkError('call.unknown');
  const { call } = found;
  if (call.state === 'ended') throw new FalinkError('call.ended');
  if (by.kind === 'terminal') {
    return roomAccess(ctx, ctx.pool, callId, { terminalId: by.terminal.id }, { activate: false, mustLive: true });
  }
  if (by.kind !== 'staff') throw new FalinkError('call.not_yours');
  const isAgent = call.agent?.id === by.staff.id;
  // Once answered, those who were only rung have no business in the room.
  if (isAnswered(call.state) && !isAgent) throw new FalinkError('call.not_yours');
  return roomAccess(ctx, ctx.pool, callId, { staffId: by.staff.id }, { activate: isAgent, mustLive: true });
}
