import { gather } from '../../gather.js';
import { applicationRoutes } from './application-routes.js';
import { formRoutes } from './form-routes.js';
import { paperRoutes } from './paper-routes.js';

export const intakeRoutes = gather([formRoutes, paperRoutes, applicationRoutes]);
