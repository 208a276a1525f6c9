import type { SealedColumn } from '../../kernel/keys/sealed-column.js';
import { CALL_NOTES, notesContext } from './sealed-notes.js';
import { RATINGS, ratingContext } from './sealed-rating.js';
import { CALL_SUMMARIES, summaryContext } from './sealed-summary.js';

/** What calls seal with the service's keys. */
export const CONTACT_COLUMNS: readonly SealedColumn[] = [
  { table: 'callback', column: 'phone_sealed', purpose: null, of: 'id', context: () => 'callback.phone' },
  { table: 'contact', column: 'notes_sealed', purpose: CALL_NOTES, of: 'id', context: notesContext },
  {
    table: 'contact_summary',
    column: 'sealed',
    purpose: CALL_SUMMARIES,
    of: 'contact_id',
    key: 'contact_id',
    context: summaryContext,
  },
  { table: 'rating_inbox', column: 'sealed', purpose: RATINGS, of: 'id', context: ratingContext },
  { table: 'rating', column: 'sealed_call', purpose: null, of: 'id', context: () => 'rating.call' },
];
