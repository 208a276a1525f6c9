import {
  FalinkError,
  type SomeTargetValues,
  TARGET_DEFAULTS,
  type TargetChange,
  type TargetReach,
} from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import type { TransactionHost } from '../../../kernel/db/transaction.js';
import { ROOT, targetChanged } from '../changes.js';
import { differing } from '../differing.js';
import { findRootTarget, loadRootReach, lockRootTarget, touchRootTarget } from '../queries/root.js';
import { isChannel, writeSettings } from '../queries/targets.js';

export interface RootTarget {
  readonly own: SomeTargetValues;
  /** It was another one before. */
  readonly isChanged: boolean;
}

/**
 * Gives settings to everybody, above the districts; null: takes one back. What differs from before is written, and
 * nothing else. No member of staff stands above the districts: only the service itself acts here.
 *
 * @throws FalinkError auth.forbidden, target.channel_unknown, target.call_needed
 */
export function setRootTarget(host: TransactionHost, by: Actor, settings: TargetChange): Promise<RootTarget> {
  return command<SomeTargetValues, RootTarget>(host, by, {
    lock: async (tx) => {
      await lockRootTarget(tx);
      return findRootTarget(tx);
    },
    authorise: () => {
      if (by.kind !== 'system') throw new FalinkError('auth.forbidden');
    },
    change: async (tx, own) => {
      const change = differing(own, settings);
      if (change.length === 0) return unchanged({ own, isChanged: false });
      if (settings.feature_call === false) throw new FalinkError('target.call_needed');
      if (settings.channel && !(await isChannel(tx, settings.channel))) {
        throw new FalinkError('target.channel_unknown');
      }
      await writeSettings(tx, await touchRootTarget(tx), change);
      return {
        audit: {
          action: 'target.changed',
          subject: 'target:root',
          orgPath: null,
          data: { settings: Object.fromEntries(change) },
        },
        changed: [targetChanged(ROOT)],
        result: { own: await findRootTarget(tx), isChanged: true },
      };
    },
  });
}

/** What a change for everybody would reach; nothing is changed. */
export async function previewRootTarget(db: Queryable, settings: TargetChange): Promise<TargetReach> {
  const own = await findRootTarget(db);
  const change = differing(own, settings);
  const before: SomeTargetValues = { ...TARGET_DEFAULTS, ...own };
  const after: TargetChange = Object.fromEntries(
    change.map(([setting, value]) => [setting, value ?? (TARGET_DEFAULTS as SomeTargetValues)[setting] ?? null]),
  );
  return loadRootReach(db, {
    settings: change.map(([setting]) => setting),
    differing: differing(before, after).map(([setting]) => setting),
  });
}
