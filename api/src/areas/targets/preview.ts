import { isSameValue, type TargetChange, type TargetReach, type TargetSetting } from '@falink/protocol';
import { type Actor, staffOf } from '../../kernel/actor.js';
import type { Queryable } from '../../kernel/db/pool.js';
import { permit, requireScope } from '../../kernel/policies/staff.js';
import type { PlaceKind } from './queries/effective.js';
import { loadReach } from './queries/reach.js';
import { requireTarget } from './queries/targets.js';

/**
 * What a change of a unit's or a site's settings would reach.
 *
 * @throws FalinkError auth.forbidden, unit.unknown, site.unknown, auth.out_of_scope
 */
export async function previewTarget(
  db: Queryable,
  by: Actor,
  { kind, id, settings }: { kind: Exclude<PlaceKind, 'terminal'>; id: string; settings: TargetChange },
): Promise<TargetReach> {
  const staff = staffOf(by);
  permit(staff, 'targets.view');
  const { orgPath, target } = await requireTarget(db, kind, id);
  requireScope(staff, orgPath);
  const wished = Object.entries(settings).filter(([, value]) => value !== undefined) as [TargetSetting, unknown][];
  const differing = wished.filter(
    ([setting, value]) => !isSameValue(target.values[setting], value ?? target.here?.inherited.values[setting]),
  );
  return loadReach(db, kind, {
    id,
    settings: wished.map(([setting]) => setting),
    differing: differing.map(([setting]) => setting),
  });
}
