import type { BoxControl } from '../BoxControl.js';
import { BoxLog } from '../BoxLog.js';
import { askBox, findBoxAdapter } from './boxAdapter.js';

/** The box behind this browser, as far as an adapter on the page gives it away. */
export function createBrowserBox(wall: () => number): BoxControl {
  const adapter = findBoxAdapter();
  const log = new BoxLog(wall);
  window.addEventListener('error', (event) => log.add('error', event.message));
  window.addEventListener('unhandledrejection', (event) => log.add('error', String(event.reason)));
  return {
    reboot: adapter?.reboot ? () => askBox(() => adapter.reboot?.(), 'reboot') : null,
    setPower: adapter?.setPower ? (on) => askBox(() => adapter.setPower?.(on), 'power') : null,
    clearCaches: async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    },
    log,
  };
}
