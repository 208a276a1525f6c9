import { notice } from '../../contract.js';
import { OnAirSchema } from './programme.js';

export const programmeTopics = ['on_air'] as const;

export const programmeConsoleMessages = {
  onAirChanged: notice('server', 'on_air.changed', OnAirSchema),
} as const;
