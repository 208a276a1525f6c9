import { callRoutes } from '@falink/protocol';
import { terminalOf } from '../../../kernel/actor.js';
import { type MountHost, mount } from '../../../kernel/http/mount.js';
import { createContact } from '../commands/create-contact.js';
import { hangUp } from '../commands/hang-up.js';
import { rateContact } from '../commands/rate-contact.js';
import { setCategory } from '../commands/set-category.js';
import type { ContactsContext } from '../contacts-context.js';
import { answerCall } from '../desk-calls/answer-call.js';
import { loadCurrentCall } from '../queries/terminal-calls.js';
import { joinAgain } from '../room-access.js';

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
  mount(host, callRoutes.roomAccess, ({ by, params }) => joinAgain(ctx, by, params.id));
  mount(host, callRoutes.rate, ({ by, params, body }) => rateContact(ctx, by, { ...params, ...body }));
}
