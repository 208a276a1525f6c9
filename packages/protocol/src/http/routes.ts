import { authRoutes } from './auth.js';
import { callRoutes } from './calls.js';
import { intakeRoutes } from './intakes.js';
import { legalRoutes } from './legal.js';
import { operationsRoutes } from './operations.js';
import { programmeRoutes } from './programme.js';
import { terminalRoutes } from './terminals.js';

/** Every route of the public HTTP API; the OpenAPI document is made from this. */
export const routes = {
  ...authRoutes,
  ...terminalRoutes,
  ...callRoutes,
  ...intakeRoutes,
  ...legalRoutes,
  ...programmeRoutes,
  ...operationsRoutes,
} as const;
