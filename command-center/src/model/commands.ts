import {
  type Command,
  type CommandState,
  type CommandType,
  CommandTypeSchema,
  isDangerous,
  isRetired,
  may,
  OPEN_COMMAND_STATES,
  type Staff,
} from '@falink/protocol';
import type { StatusLook } from './status.js';

export const COMMAND_LOOK: Record<CommandState, StatusLook> = {
  pending: { icon: 'clock', family: 'slate' },
  sent: { icon: 'hourglass', family: 'slate' },
  acknowledged: { icon: 'play', family: 'blue' },
  done: { icon: 'circle-check', family: 'jade' },
  failed: { icon: 'octagon-alert', family: 'coral' },
  unsupported: { icon: 'circle-dashed', family: 'gold' },
  refused: { icon: 'triangle-alert', family: 'gold' },
  expired: { icon: 'clock', family: 'coral' },
  cancelled: { icon: 'circle-dashed', family: 'slate' },
};

/** The latest first, as the api lists them. */
export function byLatestCommand(a: Command, b: Command): number {
  return Date.parse(b.createdAt) - Date.parse(a.createdAt) || (a.id < b.id ? 1 : -1);
}

/** Terminals that have their outcome. */
export function endedOf({ counts }: Pick<Command, 'counts'>): number {
  const open: readonly CommandState[] = OPEN_COMMAND_STATES;
  return Object.entries(counts).reduce((sum, [state, n]) => sum + (open.includes(state as CommandState) ? 0 : n), 0);
}

/** How far a command is: nothing goes back, so the lesser of two is the older one. */
function progressOf(command: Command): readonly number[] {
  const { counts, endedAt, cancelledAt } = command;
  const acknowledged = endedOf(command) + counts.acknowledged;
  return [endedAt ? 1 : 0, endedOf(command), acknowledged, acknowledged + counts.sent, cancelledAt ? 1 : 0];
}

/** Whether a command that arrived is older than the one that is shown. */
export function isOlderCommand(received: Command, known: Command | undefined): boolean {
  if (!known || known.id !== received.id) return false;
  const before = progressOf(known);
  const after = progressOf(received);
  const at = before.findIndex((n, i) => n !== after[i]);
  return at >= 0 && (after[at] ?? 0) < (before[at] ?? 0);
}

/** Terminals at which it can be sent again. */
export function repeatable({ counts, order }: Pick<Command, 'counts' | 'order'>): number {
  if (isRetired(order)) return 0;
  return counts.failed + counts.refused + counts.expired + counts.unsupported;
}

/** What a person may send. */
export function typesFor(staff: Pick<Staff, 'roles'>): readonly CommandType[] {
  return CommandTypeSchema.options.filter((type) =>
    may(staff, isDangerous(type) ? 'commands.control' : 'commands.send'),
  );
}
