import type { RetentionRule } from '../../kernel/retention/rule.js';
import { DUE_CALLBACKS, DUE_NUMBERS, eraseCallbacks, eraseNumbers } from './queries/due-callbacks.js';
import { DUE_CALLS, DUE_NOTES, DUE_SUMMARIES, eraseCalls, eraseNotes, eraseSummaries } from './queries/due-calls.js';

export const CALLBACK_NUMBERS: RetentionRule = {
  kind: 'callback_numbers',
  sources: [{ name: 'callback', due: DUE_NUMBERS, alias: 'b', erase: eraseNumbers }],
};

export const CALL_NOTES_RULE: RetentionRule = {
  kind: 'call_notes',
  sources: [
    { name: 'call', due: DUE_NOTES, alias: 'c', erase: eraseNotes },
    { name: 'call_summary', due: DUE_SUMMARIES, alias: 'c', erase: eraseSummaries },
  ],
};

/** After everything that belongs to a call. */
export const CALL_RECORDS: RetentionRule = {
  kind: 'call_records',
  sources: [
    { name: 'callback', due: DUE_CALLBACKS, alias: 'b', erase: eraseCallbacks },
    { name: 'call', due: DUE_CALLS, alias: 'c', erase: eraseCalls },
  ],
};
