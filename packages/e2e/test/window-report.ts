import type { Page } from 'playwright-core';

export interface Reported {
  readonly page: string | undefined;
  readonly muted: boolean;
  readonly frames: number;
}

/** What a page says of itself and a video, without being asked: the last report. To be called before it is opened. */
export async function reported(page: Page, id: string): Promise<() => Promise<Reported | null>> {
  let last: Reported | null = null;
  page.on('console', (message) => {
    if (message.text().startsWith('{"page"')) last = JSON.parse(message.text());
  });
  await page.addInitScript((selector) => {
    setInterval(() => {
      const video = document.querySelector<HTMLVideoElement>(selector);
      const { tv } = globalThis as { tv?: { scene(): { page: string } } };
      const frames = video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
      // biome-ignore lint/suspicious/noConsole: what the test reads
      console.log(JSON.stringify({ page: tv?.scene().page ?? '', muted: video?.muted, frames }));
    }, 300);
  }, `#${id}`);
  return async () => last;
}
