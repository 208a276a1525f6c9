import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import type { RetentionRule } from '../../kernel/retention/rule.js';
import { scheduleRun } from './commands/schedule-run.js';
import { eraseJob } from './erase-job.js';
import { mountRetention } from './routes.js';

/** Erases personal data when its time is over, and shows that it did. What is erased, the other areas say. */
export function createRetention(ctx: Context, rules: readonly RetentionRule[]): Area {
  // Processes that run no jobs leave it to those that do.
  const timers = ctx.config.jobsAtOnce > 0 ? [{ name: 'retention', everyMs: 60_000, run: () => scheduleRun(ctx) }] : [];
  return {
    name: 'retention',
    mount: (host) => mountRetention(host, rules),
    jobs: [eraseJob(rules)],
    timers,
  };
}
