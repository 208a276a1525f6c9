import type { SealedColumn } from '../../kernel/keys/sealed-column.js';
import { keyContext, PERSON_KEYS } from './personal-data.js';
import { codeContext, RECEIPTS } from './query-code.js';

/** What intakes seal with the service's keys. Forms, applicants and papers are sealed with a person's own key. */
export const INTAKE_COLUMNS: readonly SealedColumn[] = [
  { table: 'person', column: 'data_key_sealed', purpose: PERSON_KEYS, of: 'id', context: keyContext },
  {
    table: 'application',
    column: 'query_code_sealed',
    purpose: RECEIPTS,
    of: 'intake_id',
    context: codeContext,
    passing: true,
  },
];
