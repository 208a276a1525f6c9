import { callRoutes } from '@falink/protocol';
import { type MountHost, mount } from '../../../kernel/http/mount.js';
import { openSummary } from '../commands/open-summary.js';
import { saveSummary } from '../commands/save-summary.js';
import type { ContactsContext } from '../contacts-context.js';
import { readGoodbye, readSummary } from '../read-summary.js';

/** What the agent of a call wrote down for the resident. */
export function mountSummaries(host: MountHost, ctx: ContactsContext): void {
  mount(host, callRoutes.readSummary, ({ by, params }) => readSummary(ctx, by, params));
  mount(host, callRoutes.saveSummary, ({ by, params, body }) => saveSummary(ctx, by, { ...params, ...body }));
  mount(host, callRoutes.goodbye, ({ by, params }) => readGoodbye(ctx, by, params));
  mount(host, callRoutes.openSummary, ({ by, body }) => openSummary(ctx, by, body));
}
