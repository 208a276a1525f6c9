import { seal, unseal } from '../../kernel/auth/seal.js';
import { purposeKey, type Secrets } from '../../kernel/auth/secrets.js';
import type { StoredNotes } from './queries/call-notes.js';

export const CALL_NOTES = 'call-notes';

/** Bound to the call: a text moved to another call does not open there. */
export const notesContext = (callId: string): string => `call-notes:${callId}`;

/** Null for an empty text, so that the row says whether there is one. */
export function sealNotes(secrets: Pick<Secrets, 'data'>, callId: string, text: string): Buffer | null {
  return text === '' ? null : seal(purposeKey(secrets, CALL_NOTES), text, notesContext(callId));
}

/** The text as its agent wrote it last. */
export function openNotes(
  secrets: Pick<Secrets, 'data'>,
  callId: string,
  { sealed, clear }: Pick<StoredNotes, 'sealed' | 'clear'>,
): string {
  if (clear !== '' || !sealed) return clear;
  return unseal(purposeKey(secrets, CALL_NOTES), sealed, notesContext(callId)).toString('utf8');
}
