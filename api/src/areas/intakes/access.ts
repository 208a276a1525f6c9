import { FalinkError, type Staff } from '@falink/protocol';
import type { Identity } from '../../kernel/http/identity.js';
import { inScope, may } from '../../kernel/policies/staff.js';
import type { IntakeRow } from './queries/intakes.js';

/** Its terminal, and staff who take applications in that area. @throws FalinkError intake.unknown, auth.forbidden */
export function requireReader(row: IntakeRow | null, identity: Identity): asserts row is IntakeRow {
  if (!row) throw new FalinkError('intake.unknown');
  if (identity.kind === 'terminal') {
    if (identity.terminal.id !== row.terminal_id) throw new FalinkError('intake.unknown');
    return;
  }
  if (identity.kind !== 'staff' || !may(identity.staff, 'intakes.work')) throw new FalinkError('auth.forbidden');
  if (!inScope(identity.staff.orgUnit.path, row.org_path)) throw new FalinkError('intake.unknown');
}

/** Only the officer who answered this call edits. @throws FalinkError intake.unknown, auth.forbidden, call.not_yours */
export function requireOfficer(row: IntakeRow | null, staff: Staff): asserts row is IntakeRow {
  requireReader(row, { kind: 'staff', staff, sessionId: '', expiresAtMs: 0 });
  if (row.agent_id !== staff.id) throw new FalinkError('call.not_yours');
}

/** @throws FalinkError intake.unknown for another terminal's intake */
export function requireTerminal(row: IntakeRow | null, terminalId: string): asserts row is IntakeRow {
  if (row?.terminal_id !== terminalId) throw new FalinkError('intake.unknown');
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
