import { type CommandKind, DONE, type OrderOf } from '../kind.js';

/** Back to the home page, silent. Any key that plays something plays it again. */
export const stop: CommandKind<OrderOf<'stop'>> = {
  waitsForCall: true,
  run: ({ parts: { programme, goHome } }) => {
    goHome();
    programme.pause();
    return DONE;
  },
};
