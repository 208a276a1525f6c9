import { type CommandKind, DONE, type OrderOf } from '../kind.js';

const MS_PER_S = 1_000;

/** A text on the screen, for a time or until somebody presses a key. */
export const message: CommandKind<OrderOf<'message'>> = {
  waitsForCall: true,
  run: async ({ order: { text, seconds }, parts, signal }) => {
    const forMs = seconds === null ? null : seconds * MS_PER_S;
    const answer = await parts.prompts.ask({ kind: 'message', text, seconds }, forMs, signal);
    return answer === 'stopped' ? { state: 'cancelled' } : DONE;
  },
};
