import { orgUnitRoutes } from './org-unit-routes.js';
import { siteRoutes } from './site-routes.js';

export const placeRoutes = { ...orgUnitRoutes, ...siteRoutes } as const;
