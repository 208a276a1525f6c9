import {
  type CompanionPaper,
  type CompanionPaperAnswer,
  type CompanionProof,
  type Intake,
  paperInHand,
} from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { loadIntake } from '../intakes/index.js';
import { requireCompanion } from './companion-access.js';

/** The paper that this phone is to photograph now. @throws FalinkError companion.ended, call.ended */
export async function companionPaper(ctx: Context, proof: CompanionProof): Promise<CompanionPaperAnswer> {
  const { intakeId } = await requireCompanion(ctx, ctx.pool, proof);
  return { paper: intakeId === null ? null : paperOf(await loadIntake(ctx, ctx.pool, intakeId)) };
}

/** What is in front of the camera, without anything of the form; null: nothing, or the intake is closed. */
export function paperOf(intake: Intake | null): CompanionPaper | null {
  const inHand = intake?.closedAt === null ? paperInHand(intake) : undefined;
  if (!inHand) return null;
  const { paper, wanted, again } = inHand;
  return { id: paper.id, kind: paper.kind, label: paper.label, pages: paper.pages.length, wanted, again };
}
