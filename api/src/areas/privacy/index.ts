import type { TerminalKind } from '@falink/protocol';
import type { Area } from '../../kernel/area.js';
import type { Config } from '../../kernel/config.js';
import type { Context } from '../../kernel/context.js';
import type { NoticeFacts } from './facts.js';
import { audienceOf, factsOf, missingFacts } from './facts-of.js';
import { noticeOf } from './notice.js';
import { mountPrivacy } from './routes.js';

export { missingFacts } from './facts-of.js';
export { showNotice } from './show-notice.js';

/** How personal information is used, said to those whose it is. */
export function createPrivacy({ config, log, demo }: Context): Area {
  return {
    name: 'privacy',
    mount: mountPrivacy,
    start: () => {
      const missing = missingFacts(config);
      if (missing.length > 0 && !demo)
        log.warn({ missing }, 'the privacy notice names nobody who is responsible: set these variables');
    },
  };
}

/** Which notice a terminal of this kind is to show. */
export function privacyVersionFor(
  config: Config,
  kind: TerminalKind,
  district: NonNullable<NoticeFacts['district']>,
): string {
  return noticeOf(factsOf(config, audienceOf(kind), district)).version;
}
