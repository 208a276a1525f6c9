import { callRoutes } from './areas/calls/routes.js';
import { cannedAnswerRoutes } from './areas/canned-answers/routes.js';
import { commandRoutes } from './areas/commands/routes.js';
import { companionRoutes } from './areas/companions/routes.js';
import { enrolmentRoutes } from './areas/enrolments/routes.js';
import { terminalGroupRoutes } from './areas/groups/routes.js';
import { guestRoutes } from './areas/guests/routes.js';
import { homeRoutes } from './areas/home/routes.js';
import { intakeRoutes } from './areas/intakes/routes.js';
import { jobRoutes } from './areas/jobs/routes.js';
import { legalRoutes } from './areas/legal/routes.js';
import { mediaPlaneRoutes } from './areas/media-plane/routes.js';
import { operationsRoutes } from './areas/operations/routes.js';
import { placeRoutes } from './areas/places/routes.js';
import { privacyRoutes } from './areas/privacy/routes.js';
import { programmeRoutes } from './areas/programme/routes.js';
import { qualityRoutes } from './areas/quality/routes.js';
import { retentionRoutes } from './areas/retention/routes.js';
import { rosterRoutes } from './areas/roster/routes.js';
import { screenRoutes } from './areas/screens/routes.js';
import { staffRoutes } from './areas/staff/account-routes.js';
import { staffLinkRoutes } from './areas/staff/link-routes.js';
import { authRoutes } from './areas/staff/routes.js';
import { secondFactorRoutes } from './areas/staff/second-factor-routes.js';
import { staffSessionRoutes } from './areas/staff/session-routes.js';
import { targetRoutes } from './areas/targets/routes.js';
import { terminalHealthRoutes } from './areas/terminal-health/routes.js';
import { terminalRoutes } from './areas/terminals/routes.js';
import { terminalSecurityRoutes } from './areas/terminals/security-routes.js';
import { voiceRoutes } from './areas/voice/routes.js';
import { gather } from './gather.js';

/** Every route of the public HTTP API; the OpenAPI document is made from this. */
export const routes = gather([
  authRoutes,
  terminalRoutes,
  terminalSecurityRoutes,
  homeRoutes,
  callRoutes,
  companionRoutes,
  guestRoutes,
  intakeRoutes,
  legalRoutes,
  programmeRoutes,
  operationsRoutes,
  jobRoutes,
  retentionRoutes,
  privacyRoutes,
  placeRoutes,
  terminalGroupRoutes,
  targetRoutes,
  commandRoutes,
  terminalHealthRoutes,
  enrolmentRoutes,
  staffRoutes,
  staffLinkRoutes,
  staffSessionRoutes,
  secondFactorRoutes,
  voiceRoutes,
  cannedAnswerRoutes,
  rosterRoutes,
  mediaPlaneRoutes,
  qualityRoutes,
  screenRoutes,
]);
