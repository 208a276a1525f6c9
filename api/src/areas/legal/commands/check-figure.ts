import { FalinkError, type Figure } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { findFigure, loadFigures } from '../figures.js';
import { findDistrict, upsertFigureCheck } from '../queries.js';
import { loadRules } from '../rulebook.js';

/**
 * Notes that somebody compared a figure with its source today and it still holds.
 *
 * @returns the figure as the list shows it
 * @throws FalinkError auth.forbidden, auth.out_of_scope for staff of a part of a district, legal.unknown_rule
 */
export function checkFigure(
  ctx: Context,
  by: Actor,
  { parameterId, from }: { readonly parameterId: string; readonly from: string },
): Promise<Figure> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'legal.check',
    lock: (tx) => findDistrict(tx, staff.orgUnit.path),
    authorise: () => {},
    change: async (tx, district) => {
      const parameter = findFigure(parameterId);
      if (!district) throw new FalinkError('auth.out_of_scope');
      const { orgUnitId, path, today } = district;
      await upsertFigureCheck(tx, { orgUnitId, parameterId, from, checkedOn: today, staffId: staff.id });
      const figures = await loadFigures(tx, await loadRules(tx, path));
      const figure = figures.find((candidate) => candidate.parameterId === parameterId);
      if (!figure) throw new FalinkError('legal.unknown_rule');
      return {
        audit: {
          action: 'legal.figure_checked',
          subject: `legal_figure:${parameter.id}`,
          orgPath: path,
          data: { from },
        },
        result: figure,
      };
    },
  });
}
