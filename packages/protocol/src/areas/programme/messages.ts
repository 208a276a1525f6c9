import { notice } from '../../contract.js';
import { OnAirSchema } from './programme.js';

export const programmeFleetMessages = {
  /** Another programme began on this terminal's channel. */
  onAirUpdated: notice('server', 'on_air.updated', OnAirSchema, { since: 2 }),
} as const;

export const programmeTopics = ['on_air'] as const;

export const programmeConsoleMessages = {
  onAirChanged: notice('server', 'on_air.changed', OnAirSchema),
} as const;
