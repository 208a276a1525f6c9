import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../../kernel/auth/secrets.js';
import { derive } from '../../kernel/keys/keyring.js';

/*
 * Both are computed from ids, so that a repeated request has the same answer and nothing that opens a call is stored.
 */

function keyed(service: string, purpose: string, text: string): string {
  return createHmac('sha256', derive(service, purpose)).update(text).digest('base64url');
}

/** What the television shows: good for one request of it. */
export const linkToken = ({ service }: Pick<Secrets, 'service'>, participantId: string, requestId: string): string =>
  keyed(service, 'companion-links', `${participantId}:${requestId}`);

/** What the phone that opened the link shows from then on. */
export const phoneKey = ({ service }: Pick<Secrets, 'service'>, companionId: string, openedBy: string): string =>
  keyed(service, 'companion-keys', `${companionId}:${openedBy}`);

export function isPhoneKey(
  secrets: Pick<Secrets, 'service'>,
  key: string,
  of: { readonly companionId: string; readonly openedBy: string | null },
): boolean {
  if (of.openedBy === null) return false;
  const [given, right] = [Buffer.from(key), Buffer.from(phoneKey(secrets, of.companionId, of.openedBy))];
  return given.length === right.length && timingSafeEqual(given, right);
}
