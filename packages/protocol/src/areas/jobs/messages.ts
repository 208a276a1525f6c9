import { notice } from '../../contract.js';
import { JobSchema } from './job.js';

export const jobTopics = ['jobs'] as const;

export const jobConsoleMessages = {
  jobChanged: notice('server', 'jobs.changed', JobSchema),
} as const;
