import { FalinkError, type Staff } from '@falink/protocol';
import { permit } from '../../../kernel/policies/staff.js';

/** @throws FalinkError agent.not_agent for staff who take no calls */
export function requireAgent(staff: Staff): void {
  try {
    permit(staff, 'calls.answer');
  } catch (cause) {
    throw new FalinkError('agent.not_agent', {}, { cause });
  }
}
