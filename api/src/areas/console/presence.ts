import { inTransaction, type TransactionHost } from '../../kernel/db/transaction.js';
import { deleteWindows, insertWindow, lockAgent, lockAgentsOfWindows, type Window } from './queries.js';

/*
 * Each of these locks the agents first: of two windows that close at the same moment the second one must see that the
 * first is gone, or both would leave the agent on duty with nobody there.
 */

/** A console window opened: its agent is attended. */
export function openWindow(host: TransactionHost, window: Window): Promise<void> {
  return inTransaction(host, async (tx) => {
    await lockAgent(tx, window.staffId);
    await insertWindow(tx, window);
  });
}

/** Console windows closed; an agent without any is unattended from now on. */
export async function closeWindows(host: TransactionHost, windowIds: readonly string[]): Promise<void> {
  if (windowIds.length === 0) return;
  await inTransaction(host, async (tx) => {
    await lockAgentsOfWindows(tx, windowIds);
    await deleteWindows(tx, windowIds);
  });
}
