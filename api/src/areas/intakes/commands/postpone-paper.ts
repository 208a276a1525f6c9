import type { Intake } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireOfficer, requireTerminal } from '../access.js';
import { paperStates } from '../paper-state.js';
import { setPaperState } from '../queries/papers.js';
import { changeIntake, requirePaper } from './change-intake.js';

/**
 * The paper was not brought: the application does not wait for it. What was captured already stays as it is. The room
 * says so with a key, or says it to the officer, who notes it for somebody who does not find the key.
 *
 * @throws FalinkError intake.unknown, intake.closed, capture.unknown, call.not_yours
 */
export function postponePaper(
  ctx: Context,
  by: Actor,
  { id, paperId }: { readonly id: string; readonly paperId: string },
): Promise<Intake> {
  const authorise = by.kind === 'terminal' ? requireTerminal : requireOfficer;
  return changeIntake(ctx, by, { id, authorise }, async (tx, { papers }) => {
    const paper = requirePaper(papers, paperId);
    if (paperStates.next(paper.state, 'postpone') === null) return null;
    await setPaperState(tx, paper, 'postpone');
    return { action: 'intake.paper_later', data: { paper: paperId } };
  });
}
