import {
  CONTINUE_WITHIN_HOURS,
  FalinkError,
  type Intake,
  type InterruptedIntake,
  REQUIRED_FORM_FIELDS,
  type Staff,
} from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { maskName } from '../../../kernel/masks/mask-name.js';
import { requireOfficer } from '../access.js';
import { openForm, openPersonKey } from '../personal-data.js';
import { findIntake, type IntakeRow, listPapers } from '../queries/intakes.js';
import { findInterrupted, type InterruptedRow, takeOver } from '../queries/interrupted-intakes.js';
import { changeIntake, type OpenedIntake } from './change-intake.js';

/** What this intake could continue (SPEC I6); nothing once it is begun. @throws FalinkError intake.unknown, call.not_yours */
export async function listInterrupted(
  ctx: Context,
  { id, staff }: { readonly id: string; readonly staff: Staff },
): Promise<InterruptedIntake[]> {
  const row = await findIntake(ctx.pool, id);
  requireOfficer(row, staff);
  if (row.closed_at !== null || isBegun(row, await listPapers(ctx.pool, id))) return [];
  const interrupted = await findInterrupted(ctx.pool, row.terminal_id, CONTINUE_WITHIN_HOURS);
  return interrupted.map((one) => present(ctx, one));
}

/**
 * Goes on with what a call left unfinished: the form as it was typed, and every paper with its pages. Whoever sits
 * there now is compared with the card again, and confirms again (SPEC I6).
 *
 * @throws FalinkError intake.unknown, intake.closed, call.not_yours; intake.begun; intake.not_interrupted: continued
 *   already, another terminal's, or too long ago
 */
export function continueIntake(
  ctx: Context,
  { id, staff, interruptedId }: { readonly id: string; readonly staff: Staff; readonly interruptedId: string },
): Promise<Intake> {
  return changeIntake(
    ctx,
    { id, actor: `staff:${staff.id}`, authorise: (row) => requireOfficer(row, staff) },
    async (tx, { row, papers }) => {
      if (isBegun(row, papers)) throw new FalinkError('intake.begun');
      const left = await findInterrupted(tx, row.terminal_id, CONTINUE_WITHIN_HOURS);
      const interrupted = left.find((one) => one.id === interruptedId);
      if (!interrupted) throw new FalinkError('intake.not_interrupted');
      await takeOver(tx, id, interrupted);
      return { action: 'intake.continued', data: { interrupted: interruptedId, papers: interrupted.papers } };
    },
  );
}

/** Something is known of a person, or was asked for. */
function isBegun(row: IntakeRow, papers: OpenedIntake['papers']): boolean {
  return row.person_id !== null || papers.length > 0;
}

function present({ secrets }: Pick<Context, 'secrets'>, row: InterruptedRow): InterruptedIntake {
  const form = openForm(openPersonKey(secrets, row.person_id, row.data_key_sealed), row.form_sealed);
  return {
    id: row.id,
    endedAt: row.ended_at.toISOString(),
    nameMasked: maskName(form.name),
    filled: REQUIRED_FORM_FIELDS.filter((field) => form[field] !== null && form[field] !== '').length,
    papers: row.papers,
  };
}
