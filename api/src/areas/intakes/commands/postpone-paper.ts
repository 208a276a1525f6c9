import type { Intake } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireTerminal } from '../access.js';
import { paperStates } from '../paper-state.js';
import { setPaperState } from '../queries/papers.js';
import { changeIntake, requirePaper } from './change-intake.js';

/**
 * The paper was not brought: the application does not wait for it. What was captured already stays as it is.
 *
 * @throws FalinkError intake.unknown, intake.closed, capture.unknown
 */
export function postponePaper(
  ctx: Context,
  by: Actor,
  { id, paperId }: { readonly id: string; readonly paperId: string },
): Promise<Intake> {
  return changeIntake(ctx, by, { id, authorise: requireTerminal }, async (tx, { papers }) => {
    const paper = requirePaper(papers, paperId);
    if (paperStates.next(paper.state, 'postpone') === null) return null;
    await setPaperState(tx, paper, 'postpone');
    return { action: 'intake.paper_later', data: { paper: paperId } };
  });
}
