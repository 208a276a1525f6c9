import { openPage, Tv } from '@falink/e2e';
import type { Browser, Page } from 'playwright-core';
import type { BuiltPage } from '../pages/build-page.js';
import { openBuilt } from '../pages/open-built.js';
import { KeyProbe, type PressCost } from './key-probe.js';

const TV_SCREEN = { width: 1920, height: 1080 } as const;
/** A processor six times slower than this machine's: a common box. */
const SLOWDOWN = 6;
const WARM_UP_PRESSES = 6;
/** Nobody serves it: the bare page needs no service. */
const NOWHERE = 'http://bare.localhost';

const PRESSES_PER_RUN = 24;

async function measureKeys(page: Page, probe: KeyProbe, keys: readonly string[]): Promise<PressCost[]> {
  await probe.begin(SLOWDOWN);
  const costs: PressCost[] = [];
  for (let i = -WARM_UP_PRESSES; i < PRESSES_PER_RUN; i += 1) {
    const key = keys[(i + WARM_UP_PRESSES) % keys.length] ?? 'ArrowRight';
    const cost = await probe.press(key);
    if (i >= 0) costs.push(cost);
  }
  await probe.end();
  await page.context().close();
  return costs;
}

/** Keys on the bare page of eight tiles: every one of them moves the focus. */
export async function bareKeys(browser: Browser, files: BuiltPage): Promise<PressCost[]> {
  const { page } = await openPage(browser, TV_SCREEN);
  const probe = await KeyProbe.install(page);
  await openBuilt(page, NOWHERE, files);
  return measureKeys(page, probe, ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']);
}

/** Keys on the product's home page: from the live window to the tiles, down them and back. */
export async function homeKeys(browser: Browser, baseUrl: string): Promise<PressCost[]> {
  const tv = await Tv.open(browser, 'about:blank');
  const { page } = tv;
  const probe = await KeyProbe.install(page);
  await page.goto(`${baseUrl}/tv/?demo=home-3`);
  await tv.untilPage('home');
  await tv.until('a playing programme', (scene) => scene.player?.state === 'playing');
  return measureKeys(page, probe, ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowLeft']);
}
