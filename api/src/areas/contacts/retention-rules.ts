import type { RetentionRule } from '../../kernel/retention/rule.js';
import { DUE_CALLBACKS, DUE_NUMBERS, eraseCallbacks, eraseNumbers } from './queries/due-callbacks.js';
import {
  DUE_CONTACTS,
  DUE_NOTES,
  DUE_SUMMARIES,
  eraseContacts,
  eraseNotes,
  eraseSummaries,
} from './queries/due-contacts.js';

export const CALLBACK_NUMBERS: RetentionRule = {
  kind: 'callback_numbers',
  sources: [{ name: 'callback', due: DUE_NUMBERS, alias: 'b', erase: eraseNumbers }],
};

export const CONTACT_NOTES_RULE: RetentionRule = {
  kind: 'call_notes',
  sources: [
    { name: 'contact', due: DUE_NOTES, alias: 'c', erase: eraseNotes },
    { name: 'contact_summary', due: DUE_SUMMARIES, alias: 'c', erase: eraseSummaries },
  ],
};

/** After everything that belongs to a call. */
export const CONTACT_RECORDS: RetentionRule = {
  kind: 'call_records',
  sources: [
    { name: 'callback', due: DUE_CALLBACKS, alias: 'b', erase: eraseCallbacks },
    { name: 'contact', due: DUE_CONTACTS, alias: 'c', erase: eraseContacts },
  ],
};
