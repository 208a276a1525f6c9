import { FalinkError, type Intake, type Paper } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { requireOpen } from '../access.js';
import { intakeChanged } from '../changes.js';
import { type IntakeRow, lockIntakeRow, touchIntake } from '../queries/intakes.js';
import { listPapers } from '../queries/papers.js';
import { loadIntake, presentIntake } from '../view.js';

export interface OpenedIntake {
  readonly row: IntakeRow;
  readonly papers: Paper[];
}

/** What a change did, for the audit log; null: nothing had to be done, and nothing is recorded. */
export type Done = { readonly action: string; readonly data?: Record<string, unknown> } | null;

type Authorise = (row: IntakeRow | null, by: Actor) => asserts row is IntakeRow;

/** The paper of the intake with this id. @throws FalinkError capture.unknown */
export function requirePaper(papers: readonly Paper[], paperId: string): Paper {
  const paper = papers.find((candidate) => candidate.id === paperId);
  if (!paper) throw new FalinkError('capture.unknown');
  return paper;
}

/**
 * The frame of every change to an open intake.
 *
 * @param authorise throws when this actor may not; what is not there arrives as null
 * @throws FalinkError intake.unknown, intake.closed, and what `authorise` and `change` throw
 */
export function changeIntake(
  ctx: Context,
  by: Actor,
  { id, authorise }: { readonly id: string; readonly authorise: Authorise },
  change: (tx: Transaction, intake: OpenedIntake) => Promise<Done>,
): Promise<Intake> {
  return command(ctx, by, {
    lock: (tx) => lockIntakeRow(tx, id),
    authorise: (row) => authorise(row, by),
    change: async (tx, found) => {
      const row = found as IntakeRow;
      requireOpen(row);
      const papers = await listPapers(tx, id);
      const done = await change(tx, { row, papers });
      if (!done) return unchanged(presentIntake(ctx, row, papers));
      await touchIntake(tx, id);
      const intake = await loadIntake(ctx, tx, id);
      if (!intake) throw new Error(`intake ${id} vanished inside its transaction`);
      return {
        audit: { action: done.action, subject: `intake:${id}`, orgPath: row.org_path, data: done.data ?? {} },
        changed: [intakeChanged(id)],
        result: intake,
      };
    },
  });
}
