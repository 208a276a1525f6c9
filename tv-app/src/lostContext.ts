import type { Platform } from './platform/Platform.js';

/** How long the browser may take to give the graphics context back before the page is loaded again without it. */
const RESTORE_WITHIN_MS = 3_000;
/** A graphics processor that keeps failing must not keep the page from being up at all. */
const RELOADS_APART_MS = 60_000;
const RELOADED_AT = 'context-lost-at';

/**
 * The graphics processor was taken away (standby, memory, a driver that crashed), and every texture with it. The page is
 * loaded again: a call goes on, because a page that is loaded in the middle of one joins it.
 */
export function reloadAfterLostContext(
  canvas: Pick<EventTarget, 'addEventListener'>,
  { clock, device, storage }: Pick<Platform, 'clock' | 'device' | 'storage'>,
): void {
  let due = false;
  const reload = (): void => {
    if (due) return;
    due = true;
    const since = clock.wall() - Number(storage.get(RELOADED_AT) ?? 0);
    const wait = since >= 0 && since < RELOADS_APART_MS ? RELOADS_APART_MS - since : 0;
    clock.after(wait, () => {
      storage.set(RELOADED_AT, String(clock.wall()));
      device.reload();
    });
  };
  canvas.addEventListener('webglcontextlost', (event) => {
    // Otherwise the browser never gives it back.
    event.preventDefault();
    clock.after(RESTORE_WITHIN_MS, reload);
  });
  canvas.addEventListener('webglcontextrestored', reload);
}
