import { openPage, Tv } from '@falink/e2e';
import type { Browser, Page } from 'playwright-core';
import type { BuiltPage } from '../pages/build-page.js';
import { openBuilt } from '../pages/open-built.js';
import { KeyProbe, type PressCost } from './key-probe.js';
import { KEY_TRACE_CATEGORIES, keyCosts, type TraceEvent } from './key-trace.js';

const TV_SCREEN = { width: 1920, height: 1080 } as const;
/** A processor six times slower than this machine's: a common box. */
const SLOWDOWN = 6;
const WARM_UP_PRESSES = 6;
/** Nobody serves it: the bare page needs no service. */
const NOWHERE = 'http://bare.localhost';

const PRESSES_PER_RUN = 24;
/** Somebody who goes on as soon as the focus has arrived. */
const PACE_MS = 300;

/** When this font has come, every text of the page is drawn for the last time; the bare page needs none. */
const LAST_LETTERS = /\/rare-400[^/]*\.woff2$/;
const SETTLE_MS = 1_000;

/** The same presses measured twice. */
export interface KeyRun {
  /** The main thread's processor time. */
  readonly processor: readonly PressCost[];
  /** By the clock, with the processor slowed down: what else wants the two processors counts, six times. */
  readonly clock: readonly PressCost[];
}

async function measureKeys(page: Page, probe: KeyProbe, keys: readonly string[]): Promise<KeyRun> {
  const key = (i: number) => keys[i % keys.length] ?? 'ArrowRight';
  const press = async (count: number) => {
    for (let i = 0; i < count; i += 1) {
      await page.keyboard.press(key(i));
      await page.waitForTimeout(PACE_MS);
    }
  };
  await press(WARM_UP_PRESSES);
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser to trace');
  await browser.startTracing(page, { categories: KEY_TRACE_CATEGORIES });
  await press(PRESSES_PER_RUN);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };

  await probe.begin(SLOWDOWN);
  const clock: PressCost[] = [];
  for (let i = -WARM_UP_PRESSES; i < PRESSES_PER_RUN; i += 1) {
    const cost = await probe.press(key(i + WARM_UP_PRESSES));
    if (i >= 0) clock.push(cost);
  }
  await probe.end();
  await page.context().close();
  return { processor: keyCosts(traceEvents), clock };
}

/** Keys on the bare page of eight tiles: every one of them moves the focus. */
export async function bareKeys(browser: Browser, files: BuiltPage): Promise<KeyRun> {
  const { page } = await openPage(browser, TV_SCREEN);
  const probe = await KeyProbe.install(page);
  await openBuilt(page, NOWHERE, files);
  return measureKeys(page, probe, ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']);
}

/** Keys on the product's home page: from the live window to the tiles, down them and back. */
export async function homeKeys(browser: Browser, baseUrl: string): Promise<KeyRun> {
  const tv = await Tv.open(browser, 'about:blank');
  const { page } = tv;
  const probe = await KeyProbe.install(page);
  const lastLetters = page.waitForResponse((response) => LAST_LETTERS.test(response.url()));
  await page.goto(`${baseUrl}/tv/?demo=home-3`);
  await tv.untilPage('home');
  await tv.until('a playing programme', (scene) => scene.player?.state === 'playing');
  await (await lastLetters).finished();
  await page.waitForTimeout(SETTLE_MS);
  return measureKeys(page, probe, ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowLeft']);
}
