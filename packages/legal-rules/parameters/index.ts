import type { Parameter } from '../src/parameter.js';
import { ASSIGNMENT_PARAMETERS } from './assignment.js';
import { COURT_FEE_PARAMETERS } from './court-fees.js';
import { DEADLINE_PARAMETERS } from './deadlines.js';
import { INTEREST_PARAMETERS } from './interest.js';
import { LABOUR_PARAMETERS } from './labour.js';
import { LEGAL_AID_PARAMETERS } from './legal-aid.js';
import { PERSONAL_INJURY_PARAMETERS } from './personal-injury.js';
import { WORK_INJURY_PARAMETERS } from './work-injury.js';

/** Every figure that the rules go by, in the order in which a lawyer would check them. */
export const PARAMETERS: readonly Parameter<unknown>[] = [
  ...DEADLINE_PARAMETERS,
  ...ASSIGNMENT_PARAMETERS,
  ...COURT_FEE_PARAMETERS,
  ...LABOUR_PARAMETERS,
  ...WORK_INJURY_PARAMETERS,
  ...PERSONAL_INJURY_PARAMETERS,
  ...INTEREST_PARAMETERS,
  ...LEGAL_AID_PARAMETERS,
];
