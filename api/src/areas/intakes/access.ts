import { FalinkError, isOpen } from '@falink/protocol';
import { type Actor, staffOf, terminalOf } from '../../kernel/actor.js';
import { inScope, may } from '../../kernel/policies/staff.js';
import type { IntakeRow } from './queries/intakes.js';

/**
 * Its terminal while its call is open, and staff who take applications in that area. A room's screen is everybody's: once
 * the call is over, the next person there is not shown it (SPEC I1).
 *
 * @throws FalinkError intake.unknown, auth.forbidden
 */
export function requireReader(row: IntakeRow | null, by: Actor): asserts row is IntakeRow {
  if (!row) throw new FalinkError('intake.unknown');
  if (by.kind === 'terminal') {
    if (by.terminal.id !== row.terminal_id || !isOpen(row.call_state)) throw new FalinkError('intake.unknown');
    return;
  }
  if (by.kind !== 'staff' || !may(by.staff, 'intakes.work')) throw new FalinkError('auth.forbidden');
  if (!inScope(by.staff.orgUnit.path, row.org_path)) throw new FalinkError('intake.unknown');
}

/** Only the officer who answered this call edits. @throws FalinkError intake.unknown, auth.forbidden, call.not_yours */
export function requireOfficer(row: IntakeRow | null, by: Actor): asserts row is IntakeRow {
  const staff = staffOf(by);
  requireReader(row, by);
  if (row.agent_id !== staff.id) throw new FalinkError('call.not_yours');
}

/** @throws FalinkError intake.unknown for another terminal's intake, auth.forbidden */
export function requireTerminal(row: IntakeRow | null, by: Actor): asserts row is IntakeRow {
  if (row?.terminal_id !== terminalOf(by).id) throw new FalinkError('intake.unknown');
}

/** @throws FalinkError intake.closed */
export function requireOpen(row: IntakeRow): void {
  if (row.closed_at !== null) throw new FalinkError('intake.closed');
}

/** @throws FalinkError intake.incomplete with what is missing, unless nothing is */
export function requireNothing(missing: readonly string[]): void {
  if (missing.length === 0) return;
  throw new FalinkError('intake.incomplete', {
    fields: missing.filter((path) => path.startsWith('form.')).map((path) => ({ path, message: 'required' })),
    details: { missing: [...missing] },
  });
}
