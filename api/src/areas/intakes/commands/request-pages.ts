import { FalinkError, type Intake, takesMorePages } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireOfficer } from '../access.js';
import { paperStates } from '../paper-state.js';
import { setPaperState } from '../queries/papers.js';
import { changeIntake, requirePaper } from './change-intake.js';

/**
 * Asks the room for another page of a document; the pages that are there stay. A paper that the room takes anyway, or
 * was put off, is not changed.
 *
 * @throws FalinkError intake.unknown, intake.closed, call.not_yours, capture.unknown, capture.full
 */
export function requestPages(
  ctx: Context,
  by: Actor,
  { id, paperId }: { readonly id: string; readonly paperId: string },
): Promise<Intake> {
  return changeIntake(ctx, by, { id, authorise: requireOfficer }, async (tx, { papers }) => {
    const paper = requirePaper(papers, paperId);
    if (paperStates.next(paper.state, 'extend') === null) return null;
    if (!takesMorePages(paper)) throw new FalinkError('capture.full');
    await setPaperState(tx, paper, 'extend');
    return { action: 'intake.pages_requested', data: { paper: paperId, pages: paper.pages.length } };
  });
}
