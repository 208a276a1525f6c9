import { FalinkError, type Intake, type Staff } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { requireOfficer } from '../access.js';
import { setPaperState } from '../queries/intakes.js';
import { changeIntake } from './change-intake.js';

/**
 * Accepts what was captured, or asks to take it again.
 *
 * @throws FalinkError intake.unknown, intake.closed, call.not_yours; capture.unknown when nothing was captured
 */
export function reviewPaper(
  ctx: Context,
  input: {
    readonly id: string;
    readonly paperId: string;
    readonly staff: Staff;
    readonly decision: 'accepted' | 'retake';
  },
): Promise<Intake> {
  const { id, paperId, staff, decision } = input;
  return changeIntake(
    ctx,
    { id, actor: `staff:${staff.id}`, authorise: (row) => requireOfficer(row, staff) },
    async (tx, { papers }) => {
      const paper = papers.find((candidate) => candidate.id === paperId);
      if (!paper || paper.pages.length === 0) throw new FalinkError('capture.unknown');
      if (paper.state === decision) return null;
      await setPaperState(tx, paperId, decision);
      return { action: `intake.paper_${decision}`, data: { paper: paperId } };
    },
  );
}
