import { staffGuestRoutes } from './staff-routes.js';
import { visitRoutes } from './visit-routes.js';

export const guestRoutes = { ...visitRoutes, ...staffGuestRoutes } as const;
