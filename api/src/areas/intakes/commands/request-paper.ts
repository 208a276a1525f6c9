import { FalinkError, type Intake, MAX_PAPERS, type Paper } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireOfficer } from '../access.js';
import { insertPaper } from '../queries/papers.js';
import { changeIntake } from './change-intake.js';

/**
 * Asks the room for a paper. The same kind and label again is a repetition and changes nothing: a second paper of the
 * kind has a label of its own.
 *
 * @throws FalinkError intake.unknown, intake.closed, call.not_yours, capture.full
 */
export function requestPaper(
  ctx: Context,
  by: Actor,
  { id, kind, label }: { readonly id: string; readonly kind: Paper['kind']; readonly label: string },
): Promise<Intake> {
  return changeIntake(ctx, by, { id, authorise: requireOfficer }, async (tx, { papers }) => {
    if (papers.some((paper) => paper.kind === kind && paper.label === label)) return null;
    if (papers.length >= MAX_PAPERS) throw new FalinkError('capture.full');
    await insertPaper(tx, { intakeId: id, kind, label, staffId: staffOf(by).id });
    return { action: 'intake.paper_requested', data: { kind } };
  });
}
