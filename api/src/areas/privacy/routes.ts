import { districtOf, type PrivacyAudience, type PrivacyNotice, privacyRoutes } from '@falink/protocol';
import { terminalOf } from '../../kernel/actor.js';
import type { Context } from '../../kernel/context.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { acknowledgeNotice } from './commands/acknowledge-notice.js';
import { audienceOf, factsOf } from './facts-of.js';
import { noticeOf } from './notice.js';
import { findNoticeDistrict, insertNotice } from './queries.js';

/** The notice of how personal information is used, and that it was read. */
export function mountPrivacy(host: MountHost): void {
  const { ctx } = host;
  const show = noticeDesk(ctx);

  mount(
    host,
    privacyRoutes.terminalPrivacyNotice,
    ({ by }) => {
      const { kind, orgPath } = terminalOf(by);
      return show(audienceOf(kind), districtOf(orgPath));
    },
    { gate: ctx.gates.boxReads },
  );

  mount(host, privacyRoutes.acknowledgePrivacyNotice, ({ by, body }) => acknowledgeNotice(ctx, by, body));

  mount(host, privacyRoutes.privacyNotice, ({ query }) => show(query.audience, query.district ?? null));
}

/** Hands out notices; each is kept before anybody sees it. */
function noticeDesk({ pool, config }: Context) {
  return async (audience: PrivacyAudience, district: string | null): Promise<PrivacyNotice> => {
    const notice = noticeOf(factsOf(config, audience, await findNoticeDistrict(pool, district)));
    await insertNotice(pool, audience, notice);
    return notice;
  };
}
