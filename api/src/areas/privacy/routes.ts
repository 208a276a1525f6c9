import { districtOf, privacyRoutes } from '@falink/protocol';
import { terminalOf } from '../../kernel/actor.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { acknowledgeNotice } from './commands/acknowledge-notice.js';
import { audienceOf } from './facts-of.js';
import { showNotice } from './show-notice.js';

/** The notice of how personal information is used, and that it was read. */
export function mountPrivacy(host: MountHost): void {
  const { ctx } = host;

  mount(
    host,
    privacyRoutes.terminalPrivacyNotice,
    ({ by }) => {
      const { kind, orgPath } = terminalOf(by);
      return showNotice(ctx, audienceOf(kind), districtOf(orgPath));
    },
    { gate: ctx.gates.boxReads },
  );

  mount(host, privacyRoutes.acknowledgePrivacyNotice, ({ by, body }) => acknowledgeNotice(ctx, by, body));

  mount(host, privacyRoutes.privacyNotice, ({ query }) => showNotice(ctx, query.audience, query.district ?? null));
}
