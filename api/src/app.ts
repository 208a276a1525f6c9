import { createCannedAnswers } from './areas/canned-answers/index.js';
import { createCommands } from './areas/commands/index.js';
import { createCompanions } from './areas/companions/index.js';
import { createConsole } from './areas/console/index.js';
import { createContacts } from './areas/contacts/index.js';
import { createDemo } from './areas/demo/index.js';
import { createEnrolments } from './areas/enrolments/index.js';
import { createGroups } from './areas/groups/index.js';
import { createGuests } from './areas/guests/index.js';
import { createHome } from './areas/home/index.js';
import { createIntakes } from './areas/intakes/index.js';
import { createJobs } from './areas/jobs/index.js';
import { createLegal } from './areas/legal/index.js';
import { createOperations } from './areas/operations/index.js';
import { createPlaces } from './areas/places/index.js';
import { createPrivacy } from './areas/privacy/index.js';
import { createProgramme } from './areas/programme/index.js';
import { createQuality } from './areas/quality/index.js';
import { createRetention } from './areas/retention/index.js';
import { createRoster } from './areas/roster/index.js';
import { createScreens } from './areas/screens/index.js';
import { createSessions } from './areas/sessions/index.js';
import { createStaff } from './areas/staff/index.js';
import { createTargets } from './areas/targets/index.js';
import { createTerminalHealth } from './areas/terminal-health/index.js';
import { createTerminals } from './areas/terminals/index.js';
import { createVoice } from './areas/voice/index.js';
import type { Area } from './kernel/area.js';
import type { Context } from './kernel/context.js';
import { createKernelArea } from './kernel/kernel-area.js';
import { createPages } from './pages/index.js';
import { RETENTION_RULES } from './retention-rules.js';

/** Every area of the service, each with what it is given by others. */
export function createAreas(ctx: Context): readonly Area[] {
  const sessions = createSessions(ctx);
  const calls = createContacts(ctx, sessions);
  const companions = createCompanions(calls);
  const programme = createProgramme(ctx);
  const commands = createCommands(ctx);
  const terminalHealth = createTerminalHealth(ctx);
  return [
    createKernelArea(ctx),
    createStaff(ctx, calls),
    createPlaces(ctx),
    createTerminals(ctx, calls, { requests: commands.requests, measured: terminalHealth.add }),
    createGroups(ctx),
    terminalHealth,
    createEnrolments(),
    calls,
    companions,
    createScreens(calls),
    createGuests(calls),
    sessions,
    createQuality(ctx),
    createIntakes(ctx),
    createLegal(),
    createCannedAnswers(),
    createRoster(ctx),
    programme,
    createOperations(programme),
    createJobs(ctx),
    createRetention(ctx, RETENTION_RULES),
    createPrivacy(ctx),
    createTargets(ctx),
    commands,
    createHome(ctx),
    createVoice(ctx),
    createConsole(ctx),
    createDemo(ctx, calls),
    createPages(),
  ];
}
