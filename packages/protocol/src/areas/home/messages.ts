import { notice } from '../../contract.js';
import { DutyUpdateSchema, HomeSchema } from './home.js';

export const homeFleetMessages = {
  /** The whole of it, for televisions that know no `duty.updated`. */
  homeUpdated: notice('server', 'home.updated', HomeSchema),
  dutyUpdated: notice('server', 'duty.updated', DutyUpdateSchema, { since: 2 }),
} as const;
