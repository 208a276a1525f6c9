import { seal, unseal } from '../../kernel/auth/seal.js';
import { purposeKey, type Secrets } from '../../kernel/auth/secrets.js';
import type { StoredNotes } from './queries/contact-notes.js';

export const CALL_NOTES = 'call-notes';

/** Bound to the call: a text moved to another call does not open there. */
export const notesContext = (contactId: string): string => `call-notes:${contactId}`;

/** Null for an empty text, so that the row says whether there is one. */
export function sealNotes(secrets: Pick<Secrets, 'data'>, contactId: string, text: string): Buffer | null {
  return text === '' ? null : seal(purposeKey(secrets, CALL_NOTES), text, notesContext(contactId));
}

/** The text as its agent wrote it last. */
export function openNotes(
  secrets: Pick<Secrets, 'data'>,
  contactId: string,
  { sealed, clear }: Pick<StoredNotes, 'sealed' | 'clear'>,
): string {
  if (clear !== '' || !sealed) return clear;
  return unseal(purposeKey(secrets, CALL_NOTES), sealed, notesContext(contactId)).toString('utf8');
}
