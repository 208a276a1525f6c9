import type { Context } from '../../kernel/context.js';
import { terminalChanged } from '../../kernel/delivery/changes.js';
import type { ConnectionRows } from '../../kernel/delivery/held-connections.js';
import {
  findLinesOfDeadNodes,
  findStrayLines,
  type HeldLine,
  releaseLines,
  restoreLines,
  type WrittenLine,
} from './queries/connections.js';

/** Who holds a terminal's line, in the terminals' rows. */
export function lineRows({
  pool,
  changes,
  config: { nodeId },
}: Pick<Context, 'pool' | 'changes' | 'config'>): ConnectionRows<HeldLine, WrittenLine> {
  const publish = (terminalIds: readonly string[]): void => {
    if (terminalIds.length > 0) changes.publish(terminalIds.map(terminalChanged));
  };
  return {
    restore: async (held) => publish(await restoreLines(pool, nodeId, held)),
    strays: (heldIds) => findStrayLines(pool, nodeId, heldIds),
    orphans: () => findLinesOfDeadNodes(pool, nodeId),
    release: async (gone) => {
      if (gone.length > 0) publish(await releaseLines(pool, gone));
    },
  };
}
