import { type Action, FalinkError, may, type Staff } from '@falink/protocol';

export { type Action, may } from '@falink/protocol';

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
