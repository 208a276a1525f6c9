import type { Actor } from '../../../kernel/actor.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { terminalChanged } from '../../../kernel/delivery/changes.js';
import { type ContactsContext, endOpenContact } from '../../contacts/index.js';
import { lineChanged } from '../changes.js';
import { revokeKeys } from '../queries/devices.js';

/** A step of commands: makes a locked terminal's key, tokens and windows stop working, and ends its call. */
export async function withdrawTerminal(
  ctx: ContactsContext,
  tx: Transaction,
  by: Actor,
  { terminalId }: { readonly terminalId: string },
): Promise<void> {
  await revokeKeys(tx, terminalId);
  await endOpenContact(ctx, tx, by, { terminalId, reason: 'failed' });
  tx.changed(lineChanged(terminalId), terminalChanged(terminalId));
}
