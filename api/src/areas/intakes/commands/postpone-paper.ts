import { FalinkError, type Intake } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { requireTerminal } from '../access.js';
import { setPaperState } from '../queries/intakes.js';
import { changeIntake } from './change-intake.js';

/**
 * The paper was not brought: the application does not wait for it. What was captured already stays as it is.
 *
 * @throws FalinkError intake.unknown, intake.closed, capture.unknown
 */
export function postponePaper(
  ctx: Context,
  input: { readonly id: string; readonly paperId: string; readonly terminalId: string },
): Promise<Intake> {
  const { id, paperId, terminalId } = input;
  return changeIntake(
    ctx,
    { id, actor: `terminal:${terminalId}`, authorise: (row) => requireTerminal(row, terminalId) },
    async (tx, { papers }) => {
      const paper = papers.find((candidate) => candidate.id === paperId);
      if (!paper) throw new FalinkError('capture.unknown');
      if (paper.state !== 'requested' && paper.state !== 'retake') return null;
      await setPaperState(tx, paperId, 'later');
      return { action: 'intake.paper_later', data: { paper: paperId } };
    },
  );
}
