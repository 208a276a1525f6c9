import {
  CONTINUE_WITHIN_HOURS,
  emptyFields,
  type InterruptedIntake,
  type Paper,
  requiredFields,
} from '@falink/protocol';
import type { Actor } from '../../kernel/actor.js';
import type { Context } from '../../kernel/context.js';
import { maskName } from '../../kernel/masks/mask-name.js';
import { requireOfficer } from './access.js';
import { openForm, openPersonKey } from './personal-data.js';
import { findIntake, type IntakeRow } from './queries/intakes.js';
import { findInterrupted, type InterruptedRow } from './queries/interrupted-intakes.js';
import { listPapers } from './queries/papers.js';

/** What this intake could continue (SPEC I6); nothing once it is begun. @throws FalinkError intake.unknown, call.not_yours */
export async function listInterrupted(
  ctx: Context,
  by: Actor,
  { id }: { readonly id: string },
): Promise<InterruptedIntake[]> {
  const row = await findIntake(ctx.pool, id);
  requireOfficer(row, by);
  if (row.closed_at !== null || isBegun(row, await listPapers(ctx.pool, id))) return [];
  const interrupted = await findInterrupted(ctx.pool, row.terminal_id, CONTINUE_WITHIN_HOURS);
  return interrupted.flatMap((one) => presentReadable(ctx, one));
}

/** Something is known of a person, or was asked for. */
export function isBegun(row: Pick<IntakeRow, 'person_id'>, papers: readonly Paper[]): boolean {
  return row.person_id !== null || papers.length > 0;
}

/** What cannot be opened cannot be continued either, and hides nothing else. */
function presentReadable(ctx: Context, row: InterruptedRow): InterruptedIntake[] {
  try {
    return [present(ctx, row)];
  } catch (err) {
    ctx.log.error(
      { err, intakeId: row.id },
      'an unfinished intake cannot be read: sealed with another key, or damaged',
    );
    return [];
  }
}

function present({ secrets }: Pick<Context, 'secrets'>, row: InterruptedRow): InterruptedIntake {
  const form = openForm(openPersonKey(secrets, row.person_id, row.data_key_sealed), row.form_sealed);
  return {
    id: row.id,
    endedAt: row.ended_at.toISOString(),
    nameMasked: maskName(form.name),
    filled: requiredFields(form).length - emptyFields(form).length,
    papers: row.papers,
  };
}
