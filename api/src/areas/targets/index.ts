import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { reportTeller } from './report-teller.js';
import { mountTargets } from './routes.js';
import { targetConsoleTeller } from './target-console-teller.js';
import { TargetTeller } from './target-teller.js';

export { previewRootTarget, setRootTarget } from './commands/set-root-target.js';
export { CHANNEL_OF } from './queries/channel-of.js';
export { listDigests } from './queries/reports.js';
export { findRootTarget } from './queries/root.js';
export { loadTargets } from './queries/targets.js';

/** What televisions should run, and what they say that they run. */
export function createTargets(ctx: Context): Area {
  return {
    name: 'targets',
    mount: mountTargets,
    tellers: [new TargetTeller(ctx), reportTeller(ctx), targetConsoleTeller(ctx)],
  };
}
