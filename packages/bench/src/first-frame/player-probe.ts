import type { Page } from 'playwright-core';

interface Noted {
  key: number | null;
  /** The first request for a playlist after the key. */
  request: number | null;
  frame: number | null;
}
declare const playerProbe: Noted;

export interface ProgrammeTimes {
  /** The key to the first decoded frame, ms. */
  readonly fromKeyMs: number;
  /** The request of the playlist to the first decoded frame, ms. */
  readonly fromRequestMs: number;
}

/** Runs before the page's scripts: notes the key, the playlist's request and the programme's first frame. */
function probe(): void {
  const noted: Noted = { key: null, request: null, frame: null };
  const now = () => performance.timeOrigin + performance.now();
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter') Object.assign(noted, { key: now(), request: null, frame: null });
    },
    true,
  );
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...args: unknown[]) {
    if (String(args[1]).includes('.m3u8')) noted.request ??= now();
    return Reflect.apply(open, this, args);
  } as typeof open;
  addEventListener('DOMContentLoaded', () => {
    const video = document.querySelector<HTMLVideoElement>('#programme');
    if (!video) return;
    const next = () => {
      // Frames of what played before the key are not the new programme's.
      if (noted.request !== null) noted.frame ??= now();
      video.requestVideoFrameCallback(next);
    };
    video.requestVideoFrameCallback(next);
  });
  Object.assign(globalThis, { playerProbe: noted });
}

/** Times the programmes of a television page. Must be installed before the page is loaded. */
export const PlayerProbe = {
  install: (page: Page): Promise<unknown> => page.addInitScript(probe),

  /** Waits for the first frame after the last Enter. */
  async read(page: Page): Promise<ProgrammeTimes> {
    await page.waitForFunction(() => playerProbe.frame !== null);
    const { key, request, frame } = await page.evaluate(() => ({ ...playerProbe }));
    return {
      fromKeyMs: (frame ?? Number.NaN) - (key ?? Number.NaN),
      fromRequestMs: (frame ?? Number.NaN) - (request ?? Number.NaN),
    };
  },
} as const;
