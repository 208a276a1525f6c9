import { callPermissions } from './areas/calls/permissions.js';
import { cannedAnswerPermissions } from './areas/canned-answers/permissions.js';
import { commandPermissions } from './areas/commands/permissions.js';
import { enrolmentPermissions } from './areas/enrolments/permissions.js';
import { groupPermissions } from './areas/groups/permissions.js';
import { guestPermissions } from './areas/guests/permissions.js';
import { intakePermissions } from './areas/intakes/permissions.js';
import { jobPermissions } from './areas/jobs/permissions.js';
import { legalPermissions } from './areas/legal/permissions.js';
import { operationsPermissions } from './areas/operations/permissions.js';
import { placePermissions } from './areas/places/permissions.js';
import { retentionPermissions } from './areas/retention/permissions.js';
import { rosterPermissions } from './areas/roster/permissions.js';
import { staffPermissions } from './areas/staff/permissions.js';
import type { Role } from './areas/staff/roles.js';
import type { Staff } from './areas/staff/staff.js';
import { targetPermissions } from './areas/targets/permissions.js';
import { terminalPermissions } from './areas/terminals/permissions.js';
import { gather } from './gather.js';

/** What staff may do, and which roles may do it. Everything not listed is refused. */
const PERMISSIONS = gather([
  callPermissions,
  guestPermissions,
  terminalPermissions,
  intakePermissions,
  legalPermissions,
  operationsPermissions,
  jobPermissions,
  retentionPermissions,
  placePermissions,
  groupPermissions,
  targetPermissions,
  commandPermissions,
  enrolmentPermissions,
  staffPermissions,
  cannedAnswerPermissions,
  rosterPermissions,
]);

export type Action = keyof typeof PERMISSIONS;

export const ACTIONS = Object.keys(PERMISSIONS) as readonly Action[];

/**
 * Whether one of the person's roles allows the action. The api decides by it, the console offers by it. It says nothing
 * about where: the api asks for the org unit apart.
 */
export function may(staff: Pick<Staff, 'roles'>, action: Action): boolean {
  const allowed: readonly Role[] = PERMISSIONS[action];
  return staff.roles.some((role) => allowed.includes(role));
}
