import type { CommandKinds } from './kind.js';
import { clearCache } from './kinds/clear-cache.js';
import { collectLogs } from './kinds/collect-logs.js';
import { message } from './kinds/message.js';
import { play } from './kinds/play.js';
import { reboot, screenPower } from './kinds/power.js';
import { restart } from './kinds/restart.js';
import { selfTest } from './kinds/self-test.js';
import { stop } from './kinds/stop.js';
import { volume } from './kinds/volume.js';

/** How each kind of command is done. */
export const COMMAND_KINDS: CommandKinds = {
  message,
  play,
  stop,
  volume,
  restart,
  reload: restart,
  clear_cache: clearCache,
  self_test: selfTest,
  collect_logs: collectLogs,
  reboot,
  screen_power: screenPower,
};
