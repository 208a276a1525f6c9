import type { Area } from '../../kernel/area.js';
import type { Programme } from '../programme/index.js';
import { mountOperations } from './routes.js';

export { checkHealth, isReady } from './health.js';

/** How the service is, what the wall shows, who did what. */
export function createOperations(programme: Programme): Area {
  return { name: 'operations', mount: (host) => mountOperations(host, programme) };
}
