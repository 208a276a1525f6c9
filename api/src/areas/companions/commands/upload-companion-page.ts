import { type CompanionPaperAnswer, type CompanionProof, FalinkError } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { type UploadedPage, uploadPage } from '../../intakes/index.js';
import { requireCompanion } from '../companion-access.js';
import { paperOf } from '../companion-paper.js';

/**
 * Keeps a still from a phone as a page of its terminal's intake (SPEC I11).
 *
 * @param by the terminal whose second device the phone is
 * @returns what is to be photographed next
 * @throws FalinkError companion.ended, call.ended, and what `uploadPage` throws
 */
export async function uploadCompanionPage(
  ctx: Context,
  by: Actor,
  { proof, ...page }: Omit<UploadedPage, 'id' | 'phone'> & { readonly proof: CompanionProof },
): Promise<CompanionPaperAnswer> {
  const { intakeId } = await requireCompanion(ctx, ctx.pool, proof);
  if (intakeId === null) throw new FalinkError('intake.unknown');
  const stillServes = async (db: Queryable): Promise<void> => {
    await requireCompanion(ctx, db, proof);
  };
  return { paper: paperOf(await uploadPage(ctx, by, { ...page, id: intakeId, phone: { stillServes } })) };
}
