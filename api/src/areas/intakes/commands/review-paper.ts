import { FalinkError, type Intake } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireOfficer } from '../access.js';
import { acceptPages, markForRetake, setPaperState } from '../queries/papers.js';
import { changeIntake, requirePaper } from './change-intake.js';

export interface Review {
  readonly id: string;
  readonly paperId: string;
  readonly decision: 'accepted' | 'retake';
  /** Every page that the officer saw of the paper, in its order. */
  readonly seen: readonly string[];
  /** Which of them to take again; absent: the whole paper. */
  readonly pages?: readonly string[] | undefined;
}

/**
 * Accepts what was captured, or asks to take it again: exactly the pages that the officer saw (SPEC I8).
 *
 * @throws FalinkError intake.unknown, intake.closed, call.not_yours; capture.unknown when nothing was captured;
 *   capture.changed when the paper has other pages by now
 */
export function reviewPaper(ctx: Context, by: Actor, input: Review): Promise<Intake> {
  const { id, paperId, decision, seen } = input;
  return changeIntake(ctx, by, { id, authorise: requireOfficer }, async (tx, { papers }) => {
    const paper = requirePaper(papers, paperId);
    if (paper.pages.length === 0) throw new FalinkError('capture.unknown');
    if (paper.pages.map((page) => page.id).join() !== seen.join()) throw new FalinkError('capture.changed');
    if (decision === 'accepted') {
      if (paper.state === 'accepted') return null;
      await acceptPages(tx, paper, seen);
    } else {
      const again = new Set(input.pages ?? seen);
      if ([...again].some((page) => !seen.includes(page))) throw new FalinkError('capture.changed');
      const asked = paper.pages.filter(({ retake }) => retake);
      if (paper.state === 'retake' && asked.length === again.size && asked.every((page) => again.has(page.id)))
        return null;
      await markForRetake(tx, paperId, [...again]);
      await setPaperState(tx, paper, 'retake');
    }
    return {
      action: `intake.paper_${decision}`,
      data: { paper: paperId, seen, ...(input.pages && { pages: input.pages }) },
    };
  });
}
