import { NODE_BEAT_MS } from './alive.js';
import type { Area } from './area.js';
import { sealAudit } from './audit/queries.js';
import type { Context } from './context.js';
import { mountDocs } from './http/docs.js';
import { beatNode, enlistNode, forgetNodes } from './nodes/queries.js';

/** What the kernel itself serves and does again and again. */
export function createKernelArea(ctx: Context): Area {
  const { pool, config } = ctx;
  return {
    name: 'kernel',
    mount: mountDocs,
    timers: [
      { name: 'audit seal', everyMs: 1_000, run: () => sealAudit(pool).then(() => {}) },
      { name: 'node beat', everyMs: NODE_BEAT_MS, run: () => beatNode(pool, config.nodeId) },
      { name: 'forgotten nodes', everyMs: 60_000, run: () => forgetNodes(pool) },
    ],
    start: () => enlistNode(pool, config.nodeId),
  };
}
