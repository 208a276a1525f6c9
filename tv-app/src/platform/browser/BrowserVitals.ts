import type { Vitals, VitalsListener } from '../Platform.js';

const LOOP_MS = 250;

/** How the box works, as far as its browser says it. No browser says how busy the processor is. */
export class BrowserVitals implements Vitals {
  readonly engine = engineOf(navigator.userAgent);

  watch(listener: VitalsListener): () => void {
    // Of a hidden page the browser draws no frames: the first one after it says nothing.
    let frameAt = 0;
    let handle = 0;
    const onFrame = (at: number): void => {
      // Whole milliseconds: engines keep a fraction as an object, sixty of them a second.
      const atMs = Math.trunc(at);
      if (frameAt > 0 && !document.hidden) listener.frame(atMs - frameAt);
      frameAt = document.hidden ? 0 : atMs;
      handle = requestAnimationFrame(onFrame);
    };
    const onVisible = (): void => {
      frameAt = 0;
    };
    let dueAt = performance.now() + LOOP_MS;
    const timer = window.setInterval(() => {
      const now = performance.now();
      if (!document.hidden) listener.loop(Math.max(0, now - dueAt));
      dueAt = now + LOOP_MS;
    }, LOOP_MS);
    document.addEventListener('visibilitychange', onVisible);
    handle = requestAnimationFrame(onFrame);
    return () => {
      cancelAnimationFrame(handle);
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }

  cpu(): number | null {
    return null;
  }

  async storage(): Promise<number | null> {
    try {
      const { usage, quota } = await navigator.storage.estimate();
      return usage !== undefined && quota ? usage / quota : null;
    } catch {
      // Older boxes and insecure pages have no estimate.
      return null;
    }
  }
}

/** `Chromium 120`, from the user agent; null for one that says nothing known. */
export function engineOf(userAgent: string): string | null {
  const [, chromium] = /\bChrom(?:e|ium)\/(\d{1,5})/.exec(userAgent) ?? [];
  if (chromium !== undefined) return `Chromium ${chromium}`;
  const [, firefox] = /\bFirefox\/(\d{1,5})/.exec(userAgent) ?? [];
  if (firefox !== undefined) return `Firefox ${firefox}`;
  const [, webkit] = /\bAppleWebKit\/(\d{1,5})/.exec(userAgent) ?? [];
  return webkit === undefined ? null : `WebKit ${webkit}`;
}
