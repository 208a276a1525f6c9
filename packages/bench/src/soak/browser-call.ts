import { randomUUID } from 'node:crypto';
import { launchBrowser, openPage, until } from '@falink/e2e';
import { WEBGL_FLAGS } from '@falink/tooling/chromium';
import type { Browser, Page } from 'playwright-core';
import { buildPage } from '../pages/build-page.js';
import { openBuilt } from '../pages/open-built.js';
import type { SfuProcess } from '../sfu/sfu-process.js';
import type { SoakBench } from '../soak-page-main.js';

declare const bench: SoakBench;

const VIEW = { width: 640, height: 360 } as const;
/**
 * The page is one that Chromium takes for public; see world.ts. At the thirty pictures a second of the made-up camera two
 * encoders, two decoders and the software compositor took more than one core, and nothing by the clock could be measured.
 */
const FLAGS = [
  '--disable-features=LocalNetworkAccessChecks',
  '--use-fake-device-for-media-stream=fps=10',
  // Nothing here draws by WebGL; without it the compositor needs a third.
  ...WEBGL_FLAGS.map((flag) => `-no:${flag}`),
  '--disable-gpu',
];
const FIRST_FRAMES = 30;

/** One call between two real browsers, beside the synthetic ones: what people would see of them. */
export class BrowserCall {
  private constructor(
    readonly roomId: string,
    private readonly browser: Browser,
    private readonly pages: readonly [Page, Page],
  ) {}

  static async begin(sfu: SfuProcess): Promise<BrowserCall> {
    const files = await buildPage('soak-page-main.js');
    const browser = await launchBrowser({ flags: FLAGS });
    const roomId = randomUUID();
    const [resident, lawyer] = [await openPage(browser, VIEW), await openPage(browser, VIEW)];
    for (const { page } of [resident, lawyer]) await openBuilt(page, sfu.url, files);
    const call = new BrowserCall(roomId, browser, [resident.page, lawyer.page]);
    const standby = sfu.access(roomId, 'lawyer');
    await resident.page.evaluate((access) => bench.warm(access), sfu.access(roomId, 'resident'));
    await lawyer.page.evaluate((access) => bench.warm(access), standby);
    const { token } = sfu.access(roomId, 'lawyer', true, standby.participantId);
    await lawyer.page.evaluate((activating) => bench.activate(activating), token);
    await until('both see pictures', async () => (await call.pictures()).every(({ frames }) => frames > FIRST_FRAMES));
    return call;
  }

  async watch(): Promise<void> {
    for (const page of this.pages) await page.evaluate(() => bench.watch());
  }

  /** Longest standstill on each side since `watch`. @throws Error when a side's call has ended */
  async standstillsMs(): Promise<number[]> {
    const pictures = await this.pictures();
    for (const { ended } of pictures) if (ended !== undefined) throw new Error(`a browser's call ended: ${ended}`);
    return pictures.map(({ longestMs }) => longestMs);
  }

  async close(): Promise<void> {
    for (const page of this.pages) await page.evaluate(() => bench.hangUp());
    await this.browser.close();
  }

  private async pictures() {
    return Promise.all(this.pages.map((page) => page.evaluate(() => bench.picture())));
  }
}
