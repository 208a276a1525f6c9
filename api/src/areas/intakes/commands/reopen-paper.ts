import { FalinkError, type Intake, type Paper } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireOfficer, requireTerminal } from '../access.js';
import type { PaperInput } from '../paper-state.js';
import { paperStates } from '../paper-state.js';
import { markForRetake, setPaperState } from '../queries/papers.js';
import { changeIntake, requirePaper } from './change-intake.js';

type Decided = Extract<Paper['state'], 'accepted' | 'retake' | 'later'>;

/**
 * Takes back what was decided on a paper, by mistake or too early: an acceptance, a wish to take it again, that it was
 * not brought. Where that has been taken back already, nothing changes.
 *
 * @param input.from the decision that the sender sees
 * @throws FalinkError intake.unknown, intake.closed, capture.unknown; auth.forbidden: the room takes up again only what
 *   was put off; capture.changed when something else was decided since
 */
export function reopenPaper(
  ctx: Context,
  by: Actor,
  input: { readonly id: string; readonly paperId: string; readonly from: Decided },
): Promise<Intake> {
  const { id, paperId, from } = input;
  const isRoom = by.kind === 'terminal';
  if (isRoom && from !== 'later') throw new FalinkError('auth.forbidden');
  return changeIntake(ctx, by, { id, authorise: isRoom ? requireTerminal : requireOfficer }, async (tx, { papers }) => {
    const paper = requirePaper(papers, paperId);
    const back = inputBack(paper, from);
    const to = paperStates.next(from, back);
    if (paper.state === to) return null;
    if (paper.state !== from) throw new FalinkError('capture.changed');
    if (from === 'retake') await markForRetake(tx, paperId, []);
    await setPaperState(tx, paper, back);
    return { action: 'intake.paper_reopened', data: { paper: paperId, from } };
  });
}

/** What was put off while it was to be taken again is to be taken again. */
function inputBack({ pages }: Paper, from: Decided): PaperInput {
  if (from !== 'later') return 'reopen';
  return pages.some(({ retake }) => retake) ? 'retake' : 'resume';
}
