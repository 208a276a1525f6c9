import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { mountRoster } from './routes.js';
import { createRosterTeller } from './teller.js';

/** Who is planned to answer, and when. */
export function createRoster(ctx: Context): Area {
  return {
    name: 'roster',
    mount: mountRoster,
    tellers: [createRosterTeller(ctx)],
    topics: { roster: 'roster.view' },
  };
}
