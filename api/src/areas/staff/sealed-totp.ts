import { seal, unseal } from '../../kernel/auth/seal.js';
import { purposeKey, type Secrets } from '../../kernel/auth/secrets.js';
import type { SealedColumn } from '../../kernel/keys/sealed-column.js';

const PURPOSE = 'staff-totp';
/** Bound to the person: a secret moved to another account does not open there. */
const contextOf = (staffId: string): string => `staff-totp:${staffId}`;

/** What accounts seal with the service's keys. */
export const STAFF_COLUMNS: readonly SealedColumn[] = [
  {
    table: 'staff_totp',
    column: 'secret_sealed',
    purpose: PURPOSE,
    key: 'staff_id',
    of: 'staff_id',
    context: contextOf,
  },
];

export function sealTotp(secrets: Pick<Secrets, 'data'>, staffId: string, secret: string): Buffer {
  return seal(purposeKey(secrets, PURPOSE), secret, contextOf(staffId));
}

export function openTotp(secrets: Pick<Secrets, 'data'>, staffId: string, sealed: Buffer): string {
  return unseal(purposeKey(secrets, PURPOSE), sealed, contextOf(staffId)).toString('utf8');
}
