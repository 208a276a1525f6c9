import type { Look } from '../look.js';
import { COMMAND_LOOKS } from './commands.js';
import { COMPANION_LOOKS } from './companion.js';
import { DESK_LOOKS } from './desk.js';
import { ENROLMENT_LOOKS } from './enrolments.js';
import { FLEET_LOOKS } from './fleet.js';
import { GUEST_LOOKS } from './guest.js';
import { GUEST_TELEVISION_LOOKS } from './guest-television.js';
import { JOB_LOOKS } from './jobs.js';
import { LEGAL_LOOKS } from './legal.js';
import { LIST_LOOKS } from './lists.js';
import { LOGIN_LOOKS } from './login.js';
import { PLACE_LOOKS } from './places.js';
import { QUALITY_LOOKS } from './quality.js';
import { ROSTER_LOOKS } from './roster.js';
import { SEAT_LOOKS } from './seat.js';
import { STAFF_LOOKS } from './staff.js';
import { WALL_LOOKS } from './wall.js';

/** Every page of the console and every phone page, in each state that is looked at. */
export const LOOKS: readonly Look[] = [
  ...LOGIN_LOOKS,
  ...COMPANION_LOOKS,
  ...GUEST_LOOKS,
  ...GUEST_TELEVISION_LOOKS,
  ...COMMAND_LOOKS,
  ...DESK_LOOKS,
  ...SEAT_LOOKS,
  ...LEGAL_LOOKS,
  ...WALL_LOOKS,
  ...FLEET_LOOKS,
  ...JOB_LOOKS,
  ...QUALITY_LOOKS,
  ...PLACE_LOOKS,
  ...ROSTER_LOOKS,
  ...ENROLMENT_LOOKS,
  ...STAFF_LOOKS,
  ...LIST_LOOKS,
];
