import type { CommandKind, OrderOf } from '../kind.js';

/** The last lines of the box's log, masked. */
export const collectLogs: CommandKind<OrderOf<'collect_logs'>> = {
  waitsForCall: false,
  run: ({ order, parts: { platform } }) => ({ state: 'done', lines: [...platform.box.log.last(order.lines)] }),
};
