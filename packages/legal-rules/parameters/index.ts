import type { Parameter } from '../src/parameter.js';
import { COURT_FEE_PARAMETERS } from './court-fees.js';
import { INTEREST_PARAMETERS } from './interest.js';
import { LABOUR_PARAMETERS } from './labour.js';

/** Every figure that the rules go by, in the order in which a lawyer would check them. */
export const PARAMETERS: readonly Parameter<unknown>[] = [
  ...COURT_FEE_PARAMETERS,
  ...LABOUR_PARAMETERS,
  ...INTEREST_PARAMETERS,
];
