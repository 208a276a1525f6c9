import { FalinkError, type Role, type Staff } from '@falink/protocol';

/** What staff may do, and which roles may do it. Everything not listed is refused. */
const ALLOWED = {
  'calls.answer': ['duty_lawyer', 'legal_aid_officer'],
  /** Every call in scope, not only one's own. */
  'calls.view': ['supervisor', 'operator', 'admin'],
  'calls.end_any': ['supervisor', 'admin'],
  'agents.view': ['supervisor', 'operator', 'admin'],
  'callbacks.work': ['duty_lawyer', 'legal_aid_officer', 'supervisor', 'admin'],
  'terminals.view': ['operator', 'supervisor', 'admin', 'room_staff'],
  'terminals.pair': ['operator', 'admin', 'room_staff'],
  'terminals.revoke': ['operator', 'admin'],
  'intakes.work': ['legal_aid_officer'],
  /** The list only, numbers masked. Room staff did the first review there and are asked how it goes. */
  'applications.view': ['legal_aid_officer', 'supervisor', 'operator', 'admin', 'room_staff'],
  /** The figures of the law, with their sources. */
  'legal.view': ['legal_aid_officer', 'duty_lawyer', 'supervisor', 'admin'],
  'legal.check': ['legal_aid_officer', 'supervisor', 'admin'],
  'legal.set': ['legal_aid_officer', 'supervisor', 'admin'],
  'overview.view': ['supervisor', 'operator', 'admin'],
  'audit.view': ['supervisor', 'admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof ALLOWED;

/** Whether one of the person's roles allows the action. Says nothing about where: see {@link inScope}. */
export function may(staff: Pick<Staff, 'roles'>, action: Action): boolean {
  const allowed: readonly Role[] = ALLOWED[action];
  return staff.roles.some((role) => allowed.includes(role));
}

/** @throws FalinkError auth.forbidden */
export function permit(staff: Pick<Staff, 'roles'>, action: Action): void {
  if (!may(staff, action)) throw new FalinkError('auth.forbidden');
}

/** Whether an org unit lies at or below another: `yunhe.dongjie` is in the scope of `yunhe`. */
export function inScope(scopePath: string, path: string): boolean {
  return path === scopePath || path.startsWith(`${scopePath}.`);
}

/** @throws FalinkError auth.out_of_scope */
export function requireScope(staff: Pick<Staff, 'orgUnit'>, path: string): void {
  if (!inScope(staff.orgUnit.path, path)) throw new FalinkError('auth.out_of_scope');
}
