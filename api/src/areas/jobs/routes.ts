import { jobRoutes } from '@falink/protocol';
import { staffOf } from '../../kernel/actor.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit } from '../../kernel/policies/staff.js';
import { dropJob } from './commands/drop-job.js';
import { repeatJob } from './commands/repeat-job.js';
import { listJobs } from './queries.js';

export function mountJobs(host: MountHost): void {
  const { ctx } = host;

  mount(host, jobRoutes.listJobs, ({ by, query: { group, ...page } }) => {
    const staff = staffOf(by);
    permit(staff, 'jobs.view');
    return listJobs(ctx.pool, { scopePath: staff.orgUnit.path, group }, page);
  });

  mount(host, jobRoutes.repeatJob, ({ by, params }) => repeatJob(ctx, by, params));

  mount(host, jobRoutes.dropJob, ({ by, params }) => dropJob(ctx, by, params));
}
