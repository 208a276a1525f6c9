import type { CommandKind } from '../kind.js';

/** Forgets the pages that the box keeps, and loads them again. Its key and what people chose stay. */
export const clearCache: CommandKind<unknown> = {
  waitsForCall: true,
  endsPage: true,
  run: async ({ parts: { platform } }) => {
    await platform.box.clearCaches();
    platform.device.reload();
    return new Promise(() => undefined);
  },
};
