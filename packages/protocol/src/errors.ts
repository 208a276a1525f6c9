import { z } from 'zod';
import { callErrors } from './areas/calls/errors.js';
import { cannedAnswerErrors } from './areas/canned-answers/errors.js';
import { commandErrors } from './areas/commands/errors.js';
import { companionErrors } from './areas/companions/errors.js';
import { enrolmentErrors } from './areas/enrolments/errors.js';
import { groupErrors } from './areas/groups/errors.js';
import { guestErrors } from './areas/guests/errors.js';
import { intakeErrors } from './areas/intakes/errors.js';
import { jobErrors } from './areas/jobs/errors.js';
import { legalErrors } from './areas/legal/errors.js';
import { mediaPlaneErrors } from './areas/media-plane/errors.js';
import { placeErrors } from './areas/places/errors.js';
import { privacyErrors } from './areas/privacy/errors.js';
import { programmeErrors } from './areas/programme/errors.js';
import { rosterErrors } from './areas/roster/errors.js';
import { screenErrors } from './areas/screens/errors.js';
import { staffErrors } from './areas/staff/errors.js';
import { targetErrors } from './areas/targets/errors.js';
import { terminalHealthErrors } from './areas/terminal-health/errors.js';
import { terminalErrors } from './areas/terminals/errors.js';
import { voiceErrors } from './areas/voice/errors.js';
import { commonErrors } from './common-errors.js';
import { gather } from './gather.js';

/**
 * Every error that crosses a process boundary. The code is stable for ever; the sentences are for people
 * and may change. A code is never reused for another meaning.
 */
export const ERRORS = gather([
  commonErrors,
  staffErrors,
  terminalErrors,
  callErrors,
  companionErrors,
  guestErrors,
  screenErrors,
  intakeErrors,
  programmeErrors,
  mediaPlaneErrors,
  legalErrors,
  jobErrors,
  privacyErrors,
  placeErrors,
  groupErrors,
  targetErrors,
  commandErrors,
  terminalHealthErrors,
  enrolmentErrors,
  voiceErrors,
  cannedAnswerErrors,
  rosterErrors,
]);

export type ErrorCode = keyof typeof ERRORS;

export const ErrorCodeSchema = z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]);
