import type { Job } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { attemptAgain } from '../../../kernel/jobs/enqueue.js';
import { requireJobScope } from '../scope.js';
import { lockJob, requireMove, showJob } from './locked-job.js';

/**
 * Attempts a failed job again, from its first attempt.
 *
 * @throws FalinkError auth.forbidden, job.unknown, auth.out_of_scope, job.not_offered, job.state
 */
export function repeatJob(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<Job> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'jobs.manage',
    lock: (tx) => lockJob(tx, id),
    authorise: ({ orgPath }) => requireJobScope(staff, orgPath),
    change: async (tx, run) => {
      requireMove(run, 'again');
      await attemptAgain(tx, run);
      const { name, orgPath } = run;
      return {
        audit: { action: 'job.repeated', subject: `job:${id}`, orgPath, data: { name } },
        result: await showJob(tx, id),
      };
    },
  });
}
