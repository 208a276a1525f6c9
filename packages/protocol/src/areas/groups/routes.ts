import { fleetViewRoutes } from './fleet-view-routes.js';
import { groupRoutes } from './group-routes.js';
import { tagRoutes } from './tag-routes.js';

export const terminalGroupRoutes = { ...groupRoutes, ...tagRoutes, ...fleetViewRoutes } as const;
