import type { ChangeKind } from './change-feed.js';

/**
 * Notifies this process's sockets of one matter: reads the rows again and sends what they are now. Areas list their
 * tellers in the order that a batch of changes is announced in.
 */
export interface Teller {
  readonly name: string;
  /** The changes that it announces. */
  readonly on: readonly ChangeKind[];
  /**
   * Shortest time between two runs, in ms, for what many changes touch at once: it then runs once more after the last
   * change, outside the order of the batch. Absent: it runs with each batch.
   */
  readonly intervalMs?: () => number;
  /** @param ids what changed, each once */
  readonly tell: (ids: readonly string[]) => Promise<void>;
  /** Sends terminals what they must know at once: they have just connected, or notifications may have been lost. */
  readonly welcome?: (terminalIds: readonly string[]) => Promise<void>;
  /** Runs when notifications may have been lost: brings the other sockets of this process up to date. */
  readonly resync?: () => Promise<void>;
}
