import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import type { Sessions } from '../sessions/index.js';
import { freeAfterWrapUp, standDownUnattended } from './agents/free-agents.js';
import { endLostContacts } from './commands/end-lost-contacts.js';
import { noteStaffing } from './commands/note-staffing.js';
import { applyEventJob } from './commands/park-media-event.js';
import { releaseRatings } from './commands/release-ratings.js';
import { sealClearNotes } from './commands/seal-clear-notes.js';
import type { ContactsContext } from './contacts-context.js';
import { expireOffers } from './offers/close-offer.js';
import { forgetEvents } from './queries/media-events.js';
import { mountCallbacks } from './routes/callbacks.js';
import { mountDesk } from './routes/desk.js';
import { mountMediaEvents } from './routes/media-events.js';
import { mountSummaries } from './routes/summaries.js';
import { mountTerminalCalls } from './routes/terminal.js';
import { Router } from './routing/router.js';
import { createContactTellers } from './tellers.js';

export { ON_DUTY } from './agents/agent-state.js';
export { standDown } from './agents/stand-down.js';
export { promiseAt } from './callbacks/keep-number.js';
export { leaveNumberOfGuest } from './callbacks/leave-number-of-guest.js';
export { promiseOf } from './callbacks/promise.js';
export { agentChanged, callOfTerminalChanged, contactChanged, queueChanged } from './changes.js';
export { endLockedContact, endOpenContact } from './commands/end-contact.js';
export { hangUp, reasonFor } from './commands/hang-up.js';
export { rateContact } from './commands/rate-contact.js';
export { setCategory } from './commands/set-category.js';
export type { ContactsContext } from './contacts-context.js';
export { findCallFor } from './find-call-for.js';
export { loadAgents } from './queries/agents.js';
export { findOpenContact, showVideo, touchContact } from './queries/contact-columns.js';
export { type LockedContact, lockContact } from './queries/lock-contact.js';
export { recentWaits } from './queries/recent-waits.js';
export { listLiveCalls } from './queries/staff-calls.js';
export { loadTerminalCalls } from './queries/terminal-calls.js';
export { readGoodbye } from './read-summary.js';
export { CALLBACK_NUMBERS, CONTACT_NOTES_RULE, CONTACT_RECORDS } from './retention-rules.js';
export { joinAgain } from './room-access.js';
export { roleFor } from './routing/choose.js';
export { waitRange } from './routing/wait-range.js';
export { CONTACT_COLUMNS } from './sealed-columns.js';
export { openNotes } from './sealed-notes.js';
export { openSealedSummary } from './sealed-summary.js';
export { wantsVideo } from './wants-video.js';

export interface Contacts extends Area {
  /** For areas whose commands end calls. */
  readonly ctx: ContactsContext;
}

/** The queue, offers, calls and agents, from both sides; numbers to call back. */
export function createContacts(kernel: Context, { sfu }: Sessions): Contacts {
  const ctx: ContactsContext = { ...kernel, sfu };
  /** What happens without anybody asking for it does not wait behind those who ask. */
  const urgent: ContactsContext = { ...ctx, pool: kernel.urgent };
  const router = new Router(urgent);
  return {
    name: 'contacts',
    ctx,
    mount: (host) => {
      mountTerminalCalls(host, ctx);
      mountDesk(host, ctx);
      mountSummaries(host, ctx);
      mountCallbacks(host, ctx);
      mountMediaEvents(host, ctx);
    },
    tellers: createContactTellers(ctx),
    jobs: [applyEventJob(ctx)],
    topics: { calls: 'calls.view', agents: 'agents.view', callbacks: 'callbacks.work' },
    timers: [
      { name: 'offers', everyMs: 250, run: () => expireOffers(urgent) },
      { name: 'wrap-up', everyMs: 250, run: () => freeAfterWrapUp(urgent) },
      { name: 'staffing', everyMs: 1_000, run: () => noteStaffing(urgent) },
      { name: 'lost calls', everyMs: 1_000, run: () => endLostContacts(urgent) },
      { name: 'unattended agents', everyMs: 1_000, run: () => standDownUnattended(urgent) },
      { name: 'routing', everyMs: 1_000, run: () => router.nudge() },
      { name: 'clear notes', everyMs: 60_000, run: () => sealClearNotes(ctx).then(() => {}) },
      { name: 'ratings', everyMs: 60_000, run: () => releaseRatings(ctx).then(() => {}) },
      { name: 'old media events', everyMs: 60_000, run: () => forgetEvents(ctx.pool) },
    ],
    start: () => router.start(),
    afterGap: () => router.nudge(),
    stop: () => router.stop(),
  };
}
