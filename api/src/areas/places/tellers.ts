import { consoleMessages } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { emit, isFollowed, topicRooms } from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { orgUnitChanged, siteChanged } from './changes.js';
import { loadOrgUnits } from './queries/org-units.js';
import { loadSites } from './queries/sites.js';

/** Units and sites, to the consoles that show the tree. */
export function createPlaceTellers({ pool, sockets }: Context): readonly Teller[] {
  return [
    {
      name: 'org units',
      on: [orgUnitChanged],
      tell: async (ids) => {
        if (!isFollowed(sockets, 'places')) return;
        for (const unit of await loadOrgUnits(pool, ids)) {
          emit(sockets.console.to(topicRooms('places', unit.path)), consoleMessages.orgUnitChanged, unit);
        }
      },
    },
    {
      name: 'sites',
      on: [siteChanged],
      tell: async (ids) => {
        if (!isFollowed(sockets, 'places')) return;
        for (const site of await loadSites(pool, ids)) {
          emit(sockets.console.to(topicRooms('places', site.orgUnit.path)), consoleMessages.siteChanged, site);
        }
      },
    },
  ];
}
