import type { MountHost } from '../../../kernel/http/mount.js';
import { mountCallbacks } from './callbacks.js';
import { mountDesk } from './desk.js';
import { mountTerminalCalls } from './terminal.js';

/** Calls from both sides, and numbers to call back. */
export function mountCalls(host: MountHost): void {
  mountTerminalCalls(host);
  mountDesk(host);
  mountCallbacks(host);
}
