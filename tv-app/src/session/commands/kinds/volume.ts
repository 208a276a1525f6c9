import { type CommandKind, DONE, type OrderOf } from '../kind.js';

/** How loud programmes are on this box, from now on. */
export const volume: CommandKind<OrderOf<'volume'>> = {
  waitsForCall: true,
  run: ({ order: { level }, parts: { platform, volume } }) => {
    if (!platform.programme.canSetVolume) return { state: 'unsupported', reason: 'platform' };
    volume.ask(level);
    return DONE;
  },
};
