import { type HealthLevel, HealthLevelSchema } from '@falink/protocol';
import { SYSTEM } from '../../kernel/actor.js';
import { command, unchanged } from '../../kernel/command.js';
import type { Context } from '../../kernel/context.js';
import { dropPart, listPartsOver, lockPart, makeParts, type Part } from './queries/parts.js';

type PartHost = Pick<Context, 'pool' | 'changes' | 'config'>;

/** Makes the parts that are needed next, and drops those that are over their time (SPEC H4). */
export async function keepParts(host: PartHost): Promise<void> {
  for (const level of HealthLevelSchema.options) {
    await makeParts(host.pool, level);
    const keepDays = host.config.keepHealth[level];
    for (const part of await listPartsOver(host.pool, level, keepDays)) await drop(host, level, keepDays, part);
  }
}

/** Part and audit event are one transaction: that it is recorded proves that it is gone. */
function drop(host: PartHost, level: HealthLevel, keepDays: number, part: Part): Promise<void> {
  return command(host, SYSTEM, {
    lock: (tx) => lockPart(tx, part.name),
    authorise: () => {},
    change: async (tx, isThere) => {
      if (!isThere) return unchanged(undefined);
      await dropPart(tx, part.name);
      const { begins, ends, rows } = part;
      const data = { level, keepDays, from: begins.toISOString(), to: ends.toISOString(), rows };
      return {
        audit: { action: 'health.dropped', subject: `health_part:${part.name}`, orgPath: null, data },
        result: undefined,
      };
    },
  });
}
