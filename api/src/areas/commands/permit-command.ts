import { isDangerous, type RecordedOrder, type Staff } from '@falink/protocol';
import { type Action, permit } from '../../kernel/policies/staff.js';

function actionFor(type: RecordedOrder['type']): Action {
  return isDangerous(type) ? 'commands.control' : 'commands.send';
}

/** @throws FalinkError auth.forbidden */
export function permitCommand(staff: Pick<Staff, 'roles'>, type: RecordedOrder['type']): void {
  permit(staff, actionFor(type));
}
