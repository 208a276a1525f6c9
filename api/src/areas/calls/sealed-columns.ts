import type { SealedColumn } from '../../kernel/keys/sealed-column.js';

/** What calls seal with the service's keys. */
export const CALL_COLUMNS: readonly SealedColumn[] = [
  { table: 'callback', column: 'phone_sealed', purpose: null, of: 'id', context: () => 'callback.phone' },
  { table: 'rating', column: 'sealed_call', purpose: null, of: 'id', context: () => 'rating.call' },
];
