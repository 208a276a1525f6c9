import { z } from 'zod';
import { notice } from '../../contract.js';
import { StaffAccountSchema } from './account.js';

export const staffTopics = ['staff'] as const;

export const staffConsoleMessages = {
  staffChanged: notice('server', 'staff.changed', StaffAccountSchema),
  /** To the person: name, roles or org unit are others now. Renew the session. */
  sessionChanged: notice('server', 'session.changed', z.object({})),
} as const;
