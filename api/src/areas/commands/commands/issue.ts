import { randomUUID } from 'node:crypto';
import { FalinkError } from '@falink/protocol';
import type { Outcome } from '../../../kernel/command.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { commandChanged, commandIssued } from '../changes.js';
import { insertCommand, type NewCommandRow, setTerminals } from '../queries/commands.js';

export interface Issued {
  readonly id: string;
  readonly terminals: number;
}

/**
 * A step of commands: writes a command and a row for each of its terminals.
 *
 * @param targets writes the rows, and says how many they are
 * @throws FalinkError whatever `none` is, when there are none
 */
export async function issue(
  tx: Transaction,
  row: Omit<NewCommandRow, 'id'> & { readonly orgPath: string },
  targets: (id: string) => Promise<number>,
  none: 'command.no_terminals' | 'command.nothing_to_repeat',
): Promise<Outcome<Issued>> {
  const id = randomUUID();
  await insertCommand(tx, { id, ...row });
  const terminals = await targets(id);
  if (terminals === 0) throw new FalinkError(none);
  await setTerminals(tx, id, terminals);
  return {
    audit: {
      action: 'command.created',
      subject: `command:${id}`,
      orgPath: row.orgPath,
      data: { type: row.order.type, terminals, ttlS: row.ttlS },
    },
    changed: [commandIssued(id), commandChanged(id)],
    result: { id, terminals },
  };
}
