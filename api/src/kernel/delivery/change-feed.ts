import { z } from 'zod';

/**
 * Something was written. It names what to read again, not what it looks like, so a late or repeated change is harmless.
 */
export const ChangeSchema = z.object({ type: z.string().max(40), id: z.string().max(100) });
export type Change = z.infer<typeof ChangeSchema>;

/** One kind of change: makes changes of its type. Each area declares its own. */
export interface ChangeKind {
  (id: string): Change;
  readonly type: string;
}

export function changeKind(type: string): ChangeKind {
  return Object.assign((id: string): Change => ({ type, id }), { type });
}

export type ChangeListener = (changes: readonly Change[]) => void;

/**
 * Spreads changes: at once to this process, and through `send` to the others. Rows are written before a change is
 * published, never after.
 */
export class ChangeFeed {
  private readonly listeners = new Set<ChangeListener>();
  private send: ChangeListener = () => {};

  /** Returns a function that unsubscribes. */
  subscribe(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Sets how changes reach other processes. */
  connect(send: ChangeListener): void {
    this.send = send;
  }

  publish(changes: readonly Change[]): void {
    this.deliver(changes);
    this.send(changes);
  }

  /** Notifies this process only: what arrived from another one. */
  deliver(changes: readonly Change[]): void {
    for (const listener of this.listeners) listener(changes);
  }
}
