import type { CommandKind } from '../kind.js';

/** The app from its beginning: in a browser that is a reload. The page that comes back reports that it is done. */
export const restart: CommandKind<unknown> = {
  waitsForCall: true,
  endsPage: true,
  run: ({ parts: { platform } }) => {
    platform.device.reload();
    return new Promise(() => undefined);
  },
};
