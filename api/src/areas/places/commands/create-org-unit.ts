import { randomUUID } from 'node:crypto';
import { FalinkError, type OrgUnit } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { insertOrgUnit, isUnitNameTaken, lockOrgUnit } from '../queries/edit-units.js';
import { requireOrgUnit } from '../queries/org-units.js';
import { freshLabel } from '../unit-label.js';
import { changesOf, requireOpen } from './unit-edit.js';

export interface NewUnit {
  readonly requestId: string;
  readonly parentId: string;
  readonly name: string;
  readonly nameEn: string;
}

/**
 * A new unit right below another one.
 *
 * @throws FalinkError auth.forbidden, unit.unknown, auth.out_of_scope, unit.closed, unit.level below a
 *   village, unit.name_taken, request.id_reused
 */
export function createOrgUnit(
  ctx: Context,
  by: Actor,
  { requestId, parentId, name, nameEn }: NewUnit,
): Promise<OrgUnit> {
  const staff = staffOf(by);
  const asked = { requestId, what: 'unit.create', input: { parentId, name, nameEn } };
  return commandOnce(ctx, by, asked, {
    permit: 'places.manage',
    lock: (tx) => lockOrgUnit(tx, parentId),
    authorise: (parent) => requireScope(staff, parent.path),
    change: async (tx, parent) => {
      requireOpen(parent);
      if (parent.level === 'village') throw new FalinkError('unit.level');
      if (await isUnitNameTaken(tx, { parentPath: parent.path, name, exceptId: null })) {
        throw new FalinkError('unit.name_taken');
      }
      const id = randomUUID();
      await insertOrgUnit(tx, { id, parentPath: parent.path, label: freshLabel(), name, nameEn });
      const unit = await requireOrgUnit(tx, id);
      return {
        audit: { action: 'unit.created', subject: `org_unit:${id}`, orgPath: unit.path },
        changed: changesOf(id, parent.id),
        result: unit,
      };
    },
  });
}
