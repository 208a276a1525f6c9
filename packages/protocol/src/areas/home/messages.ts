import { notice } from '../../contract.js';
import { HomeSchema } from './home.js';

export const homeFleetMessages = {
  homeUpdated: notice('server', 'home.updated', HomeSchema),
} as const;
