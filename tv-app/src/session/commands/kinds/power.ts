import { type CommandKind, DONE, type OrderOf } from '../kind.js';

/** Restarts the machine, where the box lets its page do that. */
export const reboot: CommandKind<unknown> = {
  waitsForCall: true,
  endsPage: true,
  run: async ({ parts: { platform } }) => {
    if (!platform.box.reboot) return { state: 'unsupported', reason: 'platform' };
    await platform.box.reboot();
    return new Promise(() => undefined);
  },
};

/** Switches the screen on or off, where the box lets its page do that. */
export const screenPower: CommandKind<OrderOf<'screen_power'>> = {
  waitsForCall: true,
  run: async ({ order, parts: { platform } }) => {
    if (!platform.box.setPower) return { state: 'unsupported', reason: 'platform' };
    await platform.box.setPower(order.on);
    return DONE;
  },
};
