import type { SealedColumn } from '../../kernel/keys/sealed-column.js';
import { CALL_NOTES, notesContext } from './sealed-notes.js';
import { RATINGS, ratingContext } from './sealed-rating.js';

/** What calls seal with the service's keys. */
export const CALL_COLUMNS: readonly SealedColumn[] = [
  { table: 'callback', column: 'phone_sealed', purpose: null, of: 'id', context: () => 'callback.phone' },
  { table: 'call', column: 'notes_sealed', purpose: CALL_NOTES, of: 'id', context: notesContext },
  { table: 'rating_inbox', column: 'sealed', purpose: RATINGS, of: 'id', context: ratingContext },
  { table: 'rating', column: 'sealed_call', purpose: null, of: 'id', context: () => 'rating.call' },
];
