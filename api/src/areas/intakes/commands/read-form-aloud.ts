import type { Intake } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireNothing, requireOfficer } from '../access.js';
import { setReadAloud } from '../queries/intakes.js';
import { missingForReading } from '../step.js';
import { progressOf } from '../view.js';
import { changeIntake } from './change-intake.js';

/**
 * The form as it is now was read aloud; the television asks for confirmation.
 *
 * @throws FalinkError intake.unknown, intake.closed, call.not_yours; intake.incomplete (details: missing)
 */
export function readFormAloud(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<Intake> {
  return changeIntake(ctx, by, { id, authorise: requireOfficer }, async (tx, { row, papers }) => {
    if (row.read_aloud_at !== null) return null;
    requireNothing(missingForReading(progressOf(ctx, row, papers)));
    await setReadAloud(tx, id, true);
    return { action: 'intake.read_aloud', data: { version: row.version } };
  });
}
