import { z } from 'zod';

const id = z.string();

/**
 * Something was written. It says what to look at, not what it looks like: whoever listens reads the row again, so a
 * late or doubled change is harmless.
 */
export const ChangeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id }),
  /** The order or the length of the queue changed: places and waiting times are to be told again. */
  z.object({ type: z.literal('queue') }),
  z.object({ type: z.literal('offer'), id }),
  /** A staff member's agent state; also who is on duty. */
  z.object({ type: z.literal('agent'), id }),
  z.object({ type: z.literal('terminal'), id }),
  /** Who may hold a terminal's line: it is out of service, paired with another box, or another window took over. */
  z.object({ type: z.literal('terminal_line'), id }),
  z.object({ type: z.literal('pairing'), id }),
  z.object({ type: z.literal('callback'), id }),
  z.object({ type: z.literal('intake'), id }),
  /** The application was accepted: its terminal is to show the receipt. */
  z.object({ type: z.literal('receipt'), intakeId: id }),
  z.object({ type: z.literal('application'), id }),
  z.object({ type: z.literal('on_air'), channelId: id }),
  /** A session ended (sign-out, reuse of a refresh token): its console sockets are closed. */
  z.object({ type: z.literal('session_ended'), id }),
]);
export type Change = z.infer<typeof ChangeSchema>;

export type ChangeListener = (changes: readonly Change[]) => void;

/**
 * Spreads changes: at once to this process, and through `send` to the others. Rows are written before a change is
 * published, never after.
 */
export class ChangeFeed {
  private readonly listeners = new Set<ChangeListener>();
  private send: ChangeListener = () => {};

  /** @returns a function that ends the subscription. */
  subscribe(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Sets how other processes are told. */
  connect(send: ChangeListener): void {
    this.send = send;
  }

  publish(changes: readonly Change[]): void {
    this.deliver(changes);
    this.send(changes);
  }

  /** Tells this process only: what arrived from another one. */
  deliver(changes: readonly Change[]): void {
    for (const listener of this.listeners) listener(changes);
  }
}
