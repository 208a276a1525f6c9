import { seal, unseal } from '../../kernel/auth/seal.js';
import { purposeKey, type Secrets } from '../../kernel/auth/secrets.js';
import type { SealedColumn } from '../../kernel/keys/sealed-column.js';

const GUEST_LINK_NOTES = 'guest-link-notes';

/** Bound to the link: a note moved to another link does not open there. */
const noteContext = (linkId: string): string => `guest-link-note:${linkId}`;

/** What guests seal with the service's keys. */
export const GUEST_COLUMNS: readonly SealedColumn[] = [
  { table: 'guest_link', column: 'note_sealed', purpose: GUEST_LINK_NOTES, of: 'id', context: noteContext },
];

export function sealLinkNote(secrets: Pick<Secrets, 'data'>, linkId: string, note: string): Buffer | null {
  return note === '' ? null : seal(purposeKey(secrets, GUEST_LINK_NOTES), note, noteContext(linkId));
}

export function openLinkNote(secrets: Pick<Secrets, 'data'>, linkId: string, sealed: Buffer | null): string {
  return sealed ? unseal(purposeKey(secrets, GUEST_LINK_NOTES), sealed, noteContext(linkId)).toString('utf8') : '';
}
