import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { mountPlaces } from './routes.js';
import { createPlaceTellers } from './tellers.js';

export { orgUnitChanged, siteChanged } from './changes.js';
export { LEVELS } from './queries/org-units.js';

/** Where everything is: the tree of org units, and the sites with what they offer. */
export function createPlaces(ctx: Context): Area {
  return {
    name: 'places',
    mount: mountPlaces,
    tellers: createPlaceTellers(ctx),
    topics: { places: 'places.view' },
  };
}
