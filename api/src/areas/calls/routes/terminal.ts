import { callRoutes, FalinkError } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { type Identity, terminalOf } from '../../../kernel/http/identity.js';
import { type MountHost, mount } from '../../../kernel/http/mount.js';
import { roomAccess } from '../../media-plane/room-access.js';
import { isAnswered } from '../call-state.js';
import { createCall } from '../commands/create-call.js';
import { hangUp } from '../commands/hang-up.js';
import { rateCall } from '../commands/rate-call.js';
import { setCategory } from '../commands/set-category.js';
import { loadCurrentCall, loadStaffCall, loadTerminalCalls } from '../queries/calls.js';

/** What the box does with its call. */
export function mountTerminalCalls(host: MountHost): void {
  const { ctx } = host;

  mount(host, callRoutes.createCall, ({ identity, body }) => createCall(ctx, terminalOf(identity), body));

  mount(host, callRoutes.currentCall, async ({ identity }) => ({
    call: await loadCurrentCall(ctx.pool, terminalOf(identity).id),
  }));

  mount(host, callRoutes.setCategory, async ({ identity, params, body }) => {
    await setCategory(ctx, terminalOf(identity).id, params.id, body.category);
    const entry = (await loadTerminalCalls(ctx.pool, { ids: [params.id] }))[0];
    if (!entry) throw new FalinkError('call.unknown');
    return entry.call;
  });

  mount(host, callRoutes.endCall, async ({ identity, params }) => {
    await hangUp(ctx, identity, params.id);
    return {};
  });

  mount(host, callRoutes.roomAccess, ({ identity, params }) => freshAccess(ctx, identity, params.id));

  mount(host, callRoutes.rate, async ({ identity, params, body }) => {
    await rateCall(ctx, terminalOf(identity).id, params.id, body.score);
    return { score: body.score };
  });
}

/** A token to join again; only the agent who answered may make the room live. */
async function freshAccess(ctx: Context, identity: Identity, callId: string) {
  const found = await loadStaffCall(ctx.pool, callId);
  if (!found) throw new FalinkError('call.unknown');
  const { call } = found;
  if (call.state === 'ended') throw new FalinkError('call.ended');
  if (identity.kind === 'terminal') {
    return roomAccess(ctx, ctx.pool, callId, { terminalId: identity.terminal.id }, { activate: false, mustLive: true });
  }
  if (identity.kind !== 'staff') throw new FalinkError('call.not_yours');
  const isAgent = call.agent?.id === identity.staff.id;
  // Once answered, those who were only rung have no business in the room.
  if (isAnswered(call.state) && !isAgent) throw new FalinkError('call.not_yours');
  return roomAccess(ctx, ctx.pool, callId, { staffId: identity.staff.id }, { activate: isAgent, mustLive: true });
}
