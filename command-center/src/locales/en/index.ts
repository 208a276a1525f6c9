import type { zhCN } from '../zh-CN/index.js';
import { answers } from './answers.js';
import { applications } from './applications.js';
import { boxes } from './boxes.js';
import { commands } from './commands.js';
import { common } from './common.js';
import { desk } from './desk.js';
import { enrolments } from './enrolments.js';
import { finder } from './finder.js';
import { fleet } from './fleet.js';
import { groups } from './groups.js';
import { guests } from './guests.js';
import { health } from './health.js';
import { intake } from './intake.js';
import { jobs } from './jobs.js';
import { legal } from './legal.js';
import { login } from './login.js';
import { places } from './places.js';
import { quality } from './quality.js';
import { retention } from './retention.js';
import { roster } from './roster.js';
import { staff } from './staff.js';
import { targets } from './targets.js';
import { wall } from './wall.js';

export const en: typeof zhCN = {
  common,
  login,
  desk,
  intake,
  applications,
  answers,
  legal,
  wall,
  finder,
  fleet,
  jobs,
  places,
  retention,
  roster,
  enrolments,
  staff,
  targets,
  boxes,
  commands,
  groups,
  guests,
  health,
  quality,
};
