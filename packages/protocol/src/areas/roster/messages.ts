import { z } from 'zod';
import { notice } from '../../contract.js';

export const rosterTopics = ['roster'] as const;

export const rosterConsoleMessages = {
  /** Shifts were planned, moved or removed: refetch the days that are shown. */
  rosterChanged: notice('server', 'roster.changed', z.object({})),
} as const;
