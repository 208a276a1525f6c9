import type { Job } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { jobChanged } from '../../../kernel/jobs/changes.js';
import { removeEntry } from '../../../kernel/jobs/queries/queue.js';
import { markDropped } from '../../../kernel/jobs/queries/runs.js';
import { requireJobScope } from '../scope.js';
import { lockJob, requireMove, showJob } from './locked-job.js';

/**
 * Drops a job that waits or failed: it is never attempted again.
 *
 * @throws FalinkError auth.forbidden, job.unknown, auth.out_of_scope, job.not_offered, job.state for one that runs or is over
 */
export function dropJob(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<Job> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'jobs.manage',
    lock: (tx) => lockJob(tx, id),
    authorise: ({ orgPath }) => requireJobScope(staff, orgPath),
    change: async (tx, run) => {
      requireMove(run, 'drop');
      await removeEntry(tx, id);
      await markDropped(tx, id);
      const { name, orgPath, state } = run;
      return {
        audit: { action: 'job.dropped', subject: `job:${id}`, orgPath, data: { name, state } },
        changed: [jobChanged(id)],
        result: await showJob(tx, id),
      };
    },
  });
}
