import type { Intake } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireNothing, requireOfficer } from '../access.js';
import { setIdentityChecked } from '../queries/intakes.js';
import { missingForIdentity } from '../step.js';
import { progressOf } from '../view.js';
import { changeIntake } from './change-intake.js';

/**
 * The officer compared the person on video with the captured card, or saw somebody who has none.
 *
 * @throws FalinkError intake.unknown, intake.closed, call.not_yours; intake.incomplete without a captured card
 */
export function checkIdentity(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<Intake> {
  return changeIntake(ctx, by, { id, authorise: requireOfficer }, async (tx, { row, papers }) => {
    if (row.identity_checked_at !== null) return null;
    requireNothing(missingForIdentity(progressOf(ctx, row, papers)));
    await setIdentityChecked(tx, id, staffOf(by).id);
    return { action: 'intake.identity_checked' };
  });
}
