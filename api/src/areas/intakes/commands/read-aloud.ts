import type { Intake, Staff } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { requireNothing, requireOfficer } from '../access.js';
import { setReadAloud } from '../queries/intakes.js';
import { missingForReading } from '../step.js';
import { progressOf } from '../view.js';
import { changeIntake } from './change-intake.js';

/**
 * The form as it is now was read aloud; the TV asks for confirmation.
 *
 * @throws FalinkError intake.unknown, intake.closed, call.not_yours; intake.incomplete (details: missing)
 */
export function readAloud(
  ctx: Context,
  { id, staff }: { readonly id: string; readonly staff: Staff },
): Promise<Intake> {
  return changeIntake(
    ctx,
    { id, actor: `staff:${staff.id}`, authorise: (row) => requireOfficer(row, staff) },
    async (tx, { row, papers }) => {
      if (row.read_aloud_at !== null) return null;
      requireNothing(missingForReading(progressOf(ctx, row, papers)));
      await setReadAloud(tx, id, true);
      return { action: 'intake.read_aloud', data: { version: row.version } };
    },
  );
}
