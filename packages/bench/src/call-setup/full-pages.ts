import { setTimeout as pause } from 'node:timers/promises';
import { Desk, StaffClient, Tv } from '@falink/e2e';
import { routes } from '@falink/protocol';
import type { Browser, Page } from 'playwright-core';
import { type CallTimes, RINGING_MS } from './product-pair.js';

/** Moments that a page notes, ms since the epoch. */
interface Noted {
  key?: number;
  click?: number;
  ring?: number;
  frame?: number;
}
declare const noted: Noted;

/** Runs in the product's pages before their own scripts: notes keys, clicks, ringing and the remote picture. */
function note(): void {
  const noted: Noted = {};
  const now = () => performance.timeOrigin + performance.now();
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'F1') noted.key = now();
    },
    true,
  );
  addEventListener(
    'click',
    () => {
      noted.click = now();
    },
    true,
  );
  const asked = new WeakSet<Element>();
  const look = () => {
    const video = document.querySelector<HTMLVideoElement>('#call-remote, video[data-testid="remote-video"]');
    if (video && !asked.has(video)) {
      asked.add(video);
      const again = () => {
        noted.frame ??= now();
        video.requestVideoFrameCallback(again);
      };
      video.requestVideoFrameCallback(again);
    }
    const answer = [...document.querySelectorAll('button')].some((button) => button.textContent?.includes('接听'));
    if (answer) noted.ring ??= now();
  };
  const watch = () => new MutationObserver(look).observe(document, { childList: true, subtree: true });
  if (document.documentElement) watch();
  else addEventListener('DOMContentLoaded', watch);
  addEventListener('DOMContentLoaded', look);
  Object.assign(globalThis, { noted });
}

const readNoted = (page: Page): Promise<Noted> => page.evaluate(() => noted);
const forget = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const key of ['key', 'click', 'ring', 'frame'] as const) delete noted[key];
  });

/** The same call through the whole television page and the whole console, driven by keys and clicks. */
export class FullPages {
  private constructor(
    private readonly tv: Tv,
    private readonly desk: Desk,
    private readonly lawyer: StaffClient,
  ) {}

  static async open(browser: Browser, baseUrl: string): Promise<FullPages> {
    const tv = await Tv.open(browser, 'about:blank');
    await tv.page.addInitScript(note);
    await tv.page.goto(`${baseUrl}/tv/?demo=home-2`);
    await tv.untilPage('home');
    const desk = await Desk.open(browser, 'about:blank');
    await desk.page.addInitScript(note);
    await desk.page.goto(`${baseUrl}/console/`);
    await desk.enter('lawyer2', 'falink-demo');
    return new FullPages(tv, desk, await StaffClient.signIn(baseUrl, 'lawyer2'));
  }

  async run(): Promise<CallTimes> {
    const { tv, desk } = this;
    for (const page of [tv.page, desk.page]) await forget(page);
    await desk.goOnDuty();
    await tv.press('red');
    await desk.button('接听').waitFor();
    await pause(RINGING_MS);
    // Clicked in the page: a ringing card moves, and a driver would wait for it to stand still.
    await desk.button('接听').evaluate((button: HTMLElement) => button.click());
    for (const page of [tv.page, desk.page]) await page.waitForFunction(() => noted.frame !== undefined);
    const [atTv, atDesk] = [await readNoted(tv.page), await readNoted(desk.page)];
    await tv.press('red', 'red');
    await tv.untilPage('call-rating');
    await tv.press('5');
    await tv.untilPage('home');
    // Skips the time for notes, which is not measured.
    await this.lawyer.ask(routes.setAgentState, { body: { state: 'offline' } });
    await desk.button('上线值班').waitFor();
    const { key = Number.NaN, frame: tvFrame = Number.NaN } = atTv;
    const { click = Number.NaN, ring = Number.NaN, frame: deskFrame = Number.NaN } = atDesk;
    return { setUpMs: Math.max(tvFrame, deskFrame) - click, ringMs: ring - key };
  }

  async close(): Promise<void> {
    await this.tv.close();
    await this.desk.close();
  }
}
