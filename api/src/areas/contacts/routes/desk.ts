import { callRoutes } from '@falink/protocol';
import { staffOf } from '../../../kernel/actor.js';
import { type MountHost, mount } from '../../../kernel/http/mount.js';
import { may } from '../../../kernel/policies/staff.js';
import { requireAgent } from '../agents/require-agent.js';
import { setAgentState } from '../agents/set-agent-state.js';
import { readNotes } from '../commands/read-notes.js';
import { saveNotes } from '../commands/save-notes.js';
import type { ContactsContext } from '../contacts-context.js';
import { callTerminal } from '../desk-calls/call-terminal.js';
import { findCallFor } from '../find-call-for.js';
import { acceptOffer } from '../offers/accept-offer.js';
import { declineOffer } from '../offers/decline-offer.js';
import { loadOffer } from '../offers/load-offer.js';
import { requireAgentStatus } from '../queries/agents.js';
import { findOpenContactOfAgent } from '../queries/contact-columns.js';
import { loadTimeline } from '../queries/contact-events.js';
import { loadDeskDuty } from '../queries/desk-duty.js';
import { findOpenOffer } from '../queries/offers.js';
import { listCalls, loadStaffCall } from '../queries/staff-calls.js';

/** What staff do with calls. */
export function mountDesk(host: MountHost, ctx: ContactsContext): void {
  mount(host, callRoutes.getAgent, async ({ by }) => {
    const staff = staffOf(by);
    requireAgent(staff);
    const agent = await requireAgentStatus(ctx.pool, staff.id);
    const ringing = await findOpenOffer(ctx.pool, staff.id);
    const open = await findOpenContactOfAgent(ctx.pool, staff.id);
    return {
      agent,
      offer: ringing && !ringing.expired ? await loadOffer(ctx, ringing) : null,
      call: open === null ? null : ((await loadStaffCall(ctx.pool, open))?.call ?? null),
    };
  });
  mount(host, callRoutes.deskDuty, ({ by }) => {
    const staff = staffOf(by);
    requireAgent(staff);
    return loadDeskDuty(ctx.pool, staff.id);
  });
  mount(host, callRoutes.setAgentState, ({ by, body }) => setAgentState(ctx, by, body));
  mount(host, callRoutes.callTerminal, ({ by, params, body }) => callTerminal(ctx, by, { ...params, ...body }));
  mount(host, callRoutes.acceptOffer, ({ by, params, body }) => acceptOffer(ctx, by, { ...params, ...body }));
  mount(host, callRoutes.declineOffer, ({ by, params }) => declineOffer(ctx, by, params));
  mount(host, callRoutes.readNotes, ({ by, params }) => readNotes(ctx, by, params));
  mount(host, callRoutes.saveNotes, ({ by, params, body }) => saveNotes(ctx, by, { ...params, ...body }));
  mountReading(host, ctx);
}

function mountReading(host: MountHost, ctx: ContactsContext): void {
  mount(host, callRoutes.listCalls, ({ by, query: { scope, ...page } }) => {
    const staff = staffOf(by);
    const live = scope === 'live';
    const own = scope === 'mine' || !may(staff, 'calls.view');
    return listCalls(ctx.pool, own ? { agentId: staff.id, live } : { scopePath: staff.orgUnit.path, live }, page);
  });
  mount(host, callRoutes.getCall, async ({ by, params }) => {
    const staff = staffOf(by);
    const call = await findCallFor(ctx.pool, staff, params.id);
    return { call, timeline: await loadTimeline(ctx.pool, params.id) };
  });
}
