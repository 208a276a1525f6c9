import { seal, unseal } from '../../kernel/auth/seal.js';
import { purposeKey, type Secrets } from '../../kernel/auth/secrets.js';

export const CALL_SUMMARIES = 'call-summaries';

/** Bound to the call: a summary moved to another call does not open there. */
export const summaryContext = (contactId: string): string => `call-summary:${contactId}`;

export interface SealedSummary {
  readonly lines: readonly string[];
  readonly nextOn: string | null;
  /** Of the link, once it is confirmed: the television is given it again after a restart. */
  readonly token: string | null;
}

const NOTHING: SealedSummary = { lines: [], nextOn: null, token: null };

export function sealSummary(secrets: Pick<Secrets, 'data'>, contactId: string, summary: SealedSummary): Buffer {
  return seal(purposeKey(secrets, CALL_SUMMARIES), JSON.stringify(summary), summaryContext(contactId));
}

export function openSealedSummary(
  secrets: Pick<Secrets, 'data'>,
  contactId: string,
  sealed: Buffer | null,
): SealedSummary {
  if (!sealed) return NOTHING;
  const text = unseal(purposeKey(secrets, CALL_SUMMARIES), sealed, summaryContext(contactId)).toString('utf8');
  return JSON.parse(text) as SealedSummary;
}
