import { callRoutes, FalinkError } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { staffOf } from '../../../kernel/http/identity.js';
import { type MountHost, mount } from '../../../kernel/http/mount.js';
import { inScope, may } from '../../../kernel/policies/staff.js';
import { roomAccess } from '../../media-plane/room-access.js';
import { requireAgent, setAgentState } from '../agents/set-agent-state.js';
import { saveNotes } from '../commands/save-notes.js';
import { acceptOffer } from '../offers/accept-offer.js';
import { declineOffer } from '../offers/decline-offer.js';
import { loadOffer } from '../offers/load-offer.js';
import { loadAgent } from '../queries/agents.js';
import { loadTimeline } from '../queries/call-events.js';
import { loadStaffCall, loadStaffCalls } from '../queries/calls.js';
import { findOpenOffer } from '../queries/offers.js';

/** What staff do with calls. */
export function mountDesk(host: MountHost): void {
  const { ctx } = host;

  mount(host, callRoutes.getAgent, async ({ identity }) => {
    const staff = staffOf(identity);
    requireAgent(staff);
    const agent = await statusOf(ctx, staff.id);
    const ringing = await findOpenOffer(ctx.pool, staff.id);
    const live = (await loadStaffCalls(ctx.pool, { newestOf: staff.id, limit: 1, live: true }))[0];
    return {
      agent,
      offer: ringing && !ringing.expired ? await loadOffer(ctx, ringing) : null,
      call: live?.call ?? null,
    };
  });

  mount(host, callRoutes.setAgentState, async ({ identity, body }) => {
    const staff = staffOf(identity);
    await setAgentState(ctx, staff, body.state);
    return statusOf(ctx, staff.id);
  });

  mount(host, callRoutes.acceptOffer, async ({ identity, params }) => {
    const staff = staffOf(identity);
    requireAgent(staff);
    const callId = await acceptOffer(ctx, staff, params.id);
    const [found, room] = await Promise.all([
      loadStaffCall(ctx.pool, callId),
      roomAccess(ctx, ctx.pool, callId, { staffId: staff.id }, { activate: true }),
    ]);
    if (!found) throw new FalinkError('call.unknown');
    return { call: found.call, room };
  });

  mount(host, callRoutes.declineOffer, async ({ identity, params }) => {
    const staff = staffOf(identity);
    requireAgent(staff);
    await declineOffer(ctx, staff, params.id);
    return statusOf(ctx, staff.id);
  });

  mount(host, callRoutes.listCalls, async ({ identity, query }) => {
    const staff = staffOf(identity);
    const { scope, limit } = query;
    const found =
      scope === 'mine' || !may(staff, 'calls.view')
        ? await loadStaffCalls(ctx.pool, { newestOf: staff.id, limit, live: scope === 'live' })
        : scope === 'live'
          ? await loadStaffCalls(ctx.pool, { liveIn: staff.orgUnit.path })
          : await loadStaffCalls(ctx.pool, { newestIn: staff.orgUnit.path, limit });
    return { calls: found.slice(0, limit).map(({ call }) => call) };
  });

  mount(host, callRoutes.getCall, async ({ identity, params }) => {
    const staff = staffOf(identity);
    const found = await loadStaffCall(ctx.pool, params.id);
    if (!found) throw new FalinkError('call.unknown');
    if (found.call.agent?.id !== staff.id) {
      if (!may(staff, 'calls.view')) throw new FalinkError('call.not_yours');
      if (!inScope(staff.orgUnit.path, found.orgPath)) throw new FalinkError('auth.out_of_scope');
    }
    return { call: found.call, timeline: await loadTimeline(ctx.pool, params.id) };
  });

  mount(host, callRoutes.saveNotes, async ({ identity, params, body }) => {
    await saveNotes(ctx, staffOf(identity).id, params.id, body);
    const found = await loadStaffCall(ctx.pool, params.id);
    if (!found) throw new FalinkError('call.unknown');
    return found.call;
  });
}

async function statusOf(ctx: Context, staffId: string) {
  const agent = await loadAgent(ctx.pool, staffId);
  if (!agent) throw new FalinkError('agent.not_agent');
  return agent;
}
