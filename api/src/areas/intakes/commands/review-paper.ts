import { FalinkError, type Intake } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireOfficer } from '../access.js';
import { setPaperState } from '../queries/intakes.js';
import { changeIntake } from './change-intake.js';

const INPUT = { accepted: 'accept', retake: 'retake' } as const;

/**
 * Accepts what was captured, or asks to take it again.
 *
 * @throws FalinkError intake.unknown, intake.closed, call.not_yours; capture.unknown when nothing was captured
 */
export function reviewPaper(
  ctx: Context,
  by: Actor,
  input: { readonly id: string; readonly paperId: string; readonly decision: keyof typeof INPUT },
): Promise<Intake> {
  const { id, paperId, decision } = input;
  return changeIntake(ctx, by, { id, authorise: requireOfficer }, async (tx, { papers }) => {
    const paper = papers.find((candidate) => candidate.id === paperId);
    if (!paper || paper.pages.length === 0) throw new FalinkError('capture.unknown');
    if (paper.state === decision) return null;
    await setPaperState(tx, paper, INPUT[decision]);
    return { action: `intake.paper_${decision}`, data: { paper: paperId } };
  });
}
