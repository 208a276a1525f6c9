import { CONTACT_COLUMNS } from './areas/contacts/index.js';
import { GUEST_COLUMNS } from './areas/guests/index.js';
import { INTAKE_COLUMNS } from './areas/intakes/index.js';
import { STAFF_COLUMNS } from './areas/staff/index.js';
import type { SealedColumn } from './kernel/keys/sealed-column.js';

/** Every column that is sealed with the service's keys; a test compares it with the schema. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  ...CONTACT_COLUMNS,
  ...GUEST_COLUMNS,
  ...INTAKE_COLUMNS,
  ...STAFF_COLUMNS,
];
