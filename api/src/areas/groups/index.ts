import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { mountGroups } from './routes.js';
import { createGroupTellers } from './tellers.js';

export { terminalsOf } from '../terminals/index.js';
export { requireGroup } from './queries/groups.js';

/** Groups of terminals, the words on them, and lists of them that somebody saved. */
export function createGroups(ctx: Context): Area {
  return { name: 'groups', mount: mountGroups, tellers: createGroupTellers(ctx) };
}
