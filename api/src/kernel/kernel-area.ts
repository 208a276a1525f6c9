import { Counter, type Registry } from 'prom-client';
import { NODE_BEAT_MS } from './alive.js';
import type { Area } from './area.js';
import { sealAudit } from './audit/queries/events.js';
import { AuditMismatch, signChain } from './audit/sign-chain.js';
import type { Context } from './context.js';
import { closeSlowSockets } from './delivery/slow-sockets.js';
import { mountDocs } from './http/docs.js';
import { releaseDeadWorkers } from './jobs/dead-workers.js';
import { forgetRuns } from './jobs/queries/runs.js';
import { enlistNode, forgetNodes } from './nodes/queries.js';
import { forgetAnswers } from './requests/queries.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** How long staff can look at jobs that are over. */
const KEPT_RUN_DAYS = 30;
/** How long a request of staff has the same answer. */
const KEPT_ANSWER_DAYS = 7;

/** What the kernel itself serves and does again and again. */
export function createKernelArea(ctx: Context): Area {
  const { pool, config, log, sockets } = ctx;
  const slowSockets = slowSocketsOf(ctx.metrics.registry);
  return {
    name: 'kernel',
    mount: mountDocs,
    timers: [
      { name: 'audit seal', everyMs: 1_000, run: () => sealAudit(pool).then(() => {}) },
      { name: 'audit signature', everyMs: MINUTE_MS, run: () => signOrSay(ctx) },
      { name: 'forgotten nodes', everyMs: MINUTE_MS, run: () => forgetNodes(pool) },
      { name: 'slow sockets', everyMs: 1_000, run: () => slowSockets.inc(closeSlowSockets(sockets, log)) },
      { name: 'dead workers', everyMs: NODE_BEAT_MS, run: () => releaseDeadWorkers(ctx) },
      { name: 'forgotten jobs', everyMs: HOUR_MS, run: () => forgetRuns(pool, KEPT_RUN_DAYS) },
      { name: 'old answers', everyMs: HOUR_MS, run: () => forgetAnswers(pool, KEPT_ANSWER_DAYS) },
    ],
    start: () => enlistNode(pool, config.nodeId),
  };
}

function slowSocketsOf(registry: Registry): Counter {
  const name = 'falink_slow_sockets_closed_total';
  const help = 'Connections that were closed because their peer did not read what it was sent';
  return (registry.getSingleMetric(name) as Counter | undefined) ?? new Counter({ name, help, registers: [registry] });
}

/** Somebody must look at it: an error each time, not a timer that failed. */
async function signOrSay(ctx: Context): Promise<void> {
  try {
    await signChain(ctx);
  } catch (error) {
    if (!(error instanceof AuditMismatch)) throw error;
    ctx.log.error(error.message);
  }
}
