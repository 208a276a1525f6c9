import { FalinkError, type Intake } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireNothing, requireOfficer } from '../access.js';
import { setIdentityChecked, setIdentityUnchecked } from '../queries/intakes.js';
import { comparablePapers, missingForIdentity } from '../step.js';
import { progressOf } from '../view.js';
import { changeIntake } from './change-intake.js';

/**
 * The officer compared the person on video with the captured card, or saw somebody who has none (SPEC I8).
 *
 * @param input.pageId the page of the card, or of the person without one, that the officer saw
 * @throws FalinkError intake.unknown, intake.closed, call.not_yours; intake.incomplete without a captured card;
 *   capture.changed when that is another one by now
 */
export function checkIdentity(
  ctx: Context,
  by: Actor,
  { id, pageId }: { readonly id: string; readonly pageId: string },
): Promise<Intake> {
  return changeIntake(ctx, by, { id, authorise: requireOfficer }, async (tx, { row, papers }) => {
    const { form } = progressOf(ctx, row, papers);
    requireNothing(missingForIdentity({ form, papers }));
    if (!comparablePapers({ form, papers }).some(({ pages }) => pages.some((page) => page.id === pageId)))
      throw new FalinkError('capture.changed');
    if (row.identity_page === pageId) return null;
    await setIdentityChecked(tx, id, { staffId: staffOf(by).id, pageId });
    return { action: 'intake.identity_checked', data: { page: pageId } };
  });
}

/**
 * The comparison was a mistake: it is to be done again before the application can be accepted.
 *
 * @throws FalinkError intake.unknown, intake.closed, call.not_yours
 */
export function uncheckIdentity(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<Intake> {
  return changeIntake(ctx, by, { id, authorise: requireOfficer }, async (tx, { row }) => {
    if (row.identity_checked_at === null) return null;
    await setIdentityUnchecked(tx, id);
    return { action: 'intake.identity_unchecked', data: { page: row.identity_page } };
  });
}
