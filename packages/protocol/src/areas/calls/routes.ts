import { gather } from '../../gather.js';
import { callbackRoutes } from './callback-routes.js';
import { deskCallRoutes } from './desk-routes.js';
import { summaryRoutes } from './summary-routes.js';
import { terminalCallRoutes } from './terminal-routes.js';

export const callRoutes = gather([terminalCallRoutes, deskCallRoutes, summaryRoutes, callbackRoutes]);
