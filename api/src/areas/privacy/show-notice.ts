import type { PrivacyAudience, PrivacyNotice } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { factsOf } from './facts-of.js';
import { noticeOf } from './notice.js';
import { findNoticeDistrict, insertNotice } from './queries.js';

/** The notice of now for these readers of a district; it is kept before anybody sees it. */
export async function showNotice(
  { pool, config }: Pick<Context, 'pool' | 'config'>,
  audience: PrivacyAudience,
  district: string | null,
): Promise<PrivacyNotice> {
  const notice = noticeOf(factsOf(config, audience, await findNoticeDistrict(pool, district)));
  await insertNotice(pool, audience, notice);
  return notice;
}
