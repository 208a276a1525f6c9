import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { DutyTeller } from './duty-teller.js';
import { PlaceTeller } from './place-teller.js';
import { mountHome } from './routes.js';

/** What the television's home page shows. */
export function createHome(ctx: Context): Area {
  return { name: 'home', mount: mountHome, tellers: [new PlaceTeller(ctx), new DutyTeller(ctx)] };
}
