import { FalinkError, type Target, type TargetChange } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { targetChanged } from '../changes.js';
import { differing } from '../differing.js';
import type { PlaceKind } from '../queries/effective.js';
import { isChannel, lockPlace, requireTarget, touchTarget, writeSettings } from '../queries/targets.js';

export interface TargetEdit {
  readonly requestId: string;
  readonly kind: PlaceKind;
  readonly id: string;
  /** The version that the person saw. */
  readonly revision: number;
  readonly settings: TargetChange;
}

const SUBJECT = { unit: 'org_unit', site: 'site', terminal: 'terminal' } as const;

/**
 * Gives settings to a unit, a site or a terminal; null: it inherits. What differs from before is written, and nothing
 * else.
 *
 * @throws FalinkError auth.forbidden, unit.unknown, site.unknown, terminal.unknown, auth.out_of_scope, unit.closed,
 *   site.closed, target.stale, target.channel_unknown, target.call_needed, request.id_reused
 */
export function setTarget(
  ctx: Context,
  by: Actor,
  { requestId, kind, id, revision, settings }: TargetEdit,
): Promise<Target> {
  const staff = staffOf(by);
  const asked = { requestId, what: `target.${kind}`, input: { id, revision, settings } };
  return commandOnce(ctx, by, asked, {
    permit: 'targets.manage',
    lock: async (tx) => {
      const isClosed = await lockPlace(tx, kind, id);
      return { isClosed, ...(await requireTarget(tx, kind, id)) };
    },
    authorise: ({ orgPath }) => requireScope(staff, orgPath),
    change: async (tx, { isClosed, orgPath, target }) => {
      if (isClosed && kind !== 'terminal') throw new FalinkError(`${kind}.closed`);
      if (target.here?.revision !== revision) throw new FalinkError('target.stale');
      const change = differing(target.here.own, settings);
      if (change.length === 0) return unchanged(target);
      if (kind === 'unit' && settings.feature_call === false) throw new FalinkError('target.call_needed');
      if (settings.channel && !(await isChannel(tx, settings.channel))) {
        throw new FalinkError('target.channel_unknown');
      }
      await writeSettings(tx, await touchTarget(tx, kind, id), change);
      return {
        audit: {
          action: 'target.changed',
          subject: `${SUBJECT[kind]}:${id}`,
          orgPath,
          data: { settings: Object.fromEntries(change) },
        },
        changed: [targetChanged(id)],
        result: (await requireTarget(tx, kind, id)).target,
      };
    },
  });
}
