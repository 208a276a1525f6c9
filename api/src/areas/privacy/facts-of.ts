import type { PrivacyAudience, TerminalKind } from '@falink/protocol';
import type { Config } from '../../kernel/config.js';
import type { NoticeFacts } from './facts.js';

/** A kiosk stands where a room does. */
export const audienceOf = (kind: TerminalKind): PrivacyAudience => (kind === 'home' ? 'home' : 'room');

/** What is configured, for these readers of this district. */
export function factsOf(config: Config, audience: PrivacyAudience, district: NoticeFacts['district']): NoticeFacts {
  const { processor, contact } = config.privacy;
  return { audience, district, processor, contact, keep: config.keep, keepHealthDays: config.keepHealth.day };
}

/** The variables that are missing for a notice that names who is responsible. */
export function missingFacts({ privacy }: Pick<Config, 'privacy'>): string[] {
  return [
    ...(privacy.processor === null ? ['FALINK_PRIVACY_PROCESSOR'] : []),
    ...(privacy.contact === null ? ['FALINK_PRIVACY_CONTACT'] : []),
  ];
}
