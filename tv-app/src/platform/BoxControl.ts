import type { BoxLog } from './BoxLog.js';

/** What a box can do besides showing the page. A plain browser has no power over its machine: those are then null. */
export interface BoxControl {
  /** Restarts the machine. */
  readonly reboot: (() => Promise<void>) | null;
  /** Switches the screen on or off. */
  readonly setPower: ((on: boolean) => Promise<void>) | null;
  /** Forgets the pages that are kept on the box; never its key or what people chose. */
  clearCaches(): Promise<void>;
  readonly log: BoxLog;
}
