import { type CommandType, isDangerous, type Staff } from '@falink/protocol';
import { type Action, permit } from '../../kernel/policies/staff.js';

function actionFor(type: CommandType): Action {
  if (type === 'ring') return 'commands.ring';
  return isDangerous(type) ? 'commands.control' : 'commands.send';
}

/** @throws FalinkError auth.forbidden */
export function permitCommand(staff: Pick<Staff, 'roles'>, type: CommandType): void {
  permit(staff, actionFor(type));
}
