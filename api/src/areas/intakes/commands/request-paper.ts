import { FalinkError, type Intake, type Paper, type Staff } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { requireOfficer } from '../access.js';
import { insertPaper } from '../queries/intakes.js';
import { changeIntake } from './change-intake.js';

const MAX_PAPERS = 40;

/** Asks the room for a paper. @throws FalinkError intake.unknown, intake.closed, call.not_yours, request.too_large */
export function requestPaper(
  ctx: Context,
  input: { readonly id: string; readonly staff: Staff; readonly kind: Paper['kind']; readonly label: string },
): Promise<Intake> {
  const { id, staff, kind, label } = input;
  return changeIntake(
    ctx,
    { id, actor: `staff:${staff.id}`, authorise: (row) => requireOfficer(row, staff) },
    async (tx, { papers }) => {
      if (papers.length >= MAX_PAPERS) throw new FalinkError('request.too_large');
      await insertPaper(tx, { intakeId: id, kind, label, staffId: staff.id });
      return { action: 'intake.paper_requested', data: { kind } };
    },
  );
}
