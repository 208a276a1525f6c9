import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { mountJobs } from './routes.js';
import { createJobTeller } from './tellers.js';

export { isDistrict } from './scope.js';

/** What staff see and do of the jobs that the areas ask for; the queue itself is the kernel's. */
export function createJobs(ctx: Context): Area {
  return {
    name: 'jobs',
    mount: mountJobs,
    tellers: [createJobTeller(ctx)],
    topics: { jobs: 'jobs.view' },
  };
}
