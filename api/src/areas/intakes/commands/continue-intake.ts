import { CONTINUE_WITHIN_HOURS, FalinkError, type Intake } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireOfficer } from '../access.js';
import { isBegun } from '../list-interrupted.js';
import { findInterrupted, takeOver } from '../queries/interrupted-intakes.js';
import { changeIntake } from './change-intake.js';

/**
 * Goes on with what a call left unfinished: the form as it was typed, and every paper with its pages. The person who
 * sits there now is compared with the card again, and confirms again (SPEC I6).
 *
 * @throws FalinkError intake.unknown, intake.closed, call.not_yours; intake.begun; intake.not_interrupted: continued
 *   already, another terminal's, or too long ago
 */
export function continueIntake(
  ctx: Context,
  by: Actor,
  { id, interruptedId }: { readonly id: string; readonly interruptedId: string },
): Promise<Intake> {
  return changeIntake(ctx, by, { id, authorise: requireOfficer }, async (tx, { row, papers }) => {
    if (isBegun(row, papers)) throw new FalinkError('intake.begun');
    const left = await findInterrupted(tx, row.terminal_id, CONTINUE_WITHIN_HOURS);
    const interrupted = left.find((one) => one.id === interruptedId);
    if (!interrupted) throw new FalinkError('intake.not_interrupted');
    await takeOver(tx, id, interrupted);
    return { action: 'intake.continued', data: { interrupted: interruptedId, papers: interrupted.papers } };
  });
}
