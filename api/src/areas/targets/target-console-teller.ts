import { consoleMessages } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { emit, followedScopes, isFollowed, room } from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { inScope } from '../../kernel/policies/staff.js';
import { orgUnitChanged, siteChanged } from '../places/index.js';
import { terminalPlaced } from '../terminals/index.js';
import { ROOT, targetChanged } from './changes.js';
import { listPlacePaths } from './queries/concerned.js';

/**
 * Notifies consoles that what holds at a place may be another: those that have the place in their scope, and those
 * below it, where it is inherited.
 */
export function targetConsoleTeller({ pool, sockets }: Pick<Context, 'pool' | 'sockets'>): Teller {
  return {
    name: 'targets to consoles',
    on: [targetChanged, orgUnitChanged, siteChanged, terminalPlaced],
    tell: async (ids) => {
      if (!isFollowed(sockets, 'terminals')) return;
      const scopes = followedScopes(sockets.console, 'terminals');
      const paths = ids.includes(ROOT) ? null : await listPlacePaths(pool, ids);
      const concerned = scopes.filter(
        (scope) => !paths || paths.some((path) => inScope(scope, path) || inScope(path, scope)),
      );
      // Without a room it would go to everybody.
      if (concerned.length === 0) return;
      emit(
        sockets.console.to(concerned.map((scope) => room.topic('terminals', scope))),
        consoleMessages.targetChanged,
        {},
      );
    },
  };
}
