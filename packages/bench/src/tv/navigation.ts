import { Tv } from '@falink/e2e';
import type { Browser } from 'playwright-core';
import { progress } from '../progress.js';
import { type Memory, MemoryReader } from './memory.js';
import { TextureProbe } from './texture-probe.js';

/** Options of the home page that lead to a page and back, by their ids. */
const PLACES = ['library', 'services', 'legal-aid', 'live'] as const;
/** Every page and its code loaded and compiled, caches as full as they get in a day's use. */
const WARM_UP_NAVIGATIONS = 200;
const PROGRESS_EVERY = 200;

export interface NavigationMemory {
  readonly start: Memory;
  readonly end: Memory;
  readonly peakTextureBytes: number;
}

/** Walks from the home page to another and back, `navigations` page changes in all, and reads memory before and after. */
export async function navigate(browser: Browser, baseUrl: string, navigations: number): Promise<NavigationMemory> {
  const tv = await Tv.open(browser, 'about:blank');
  await TextureProbe.install(tv.page);
  await tv.page.goto(`${baseUrl}/tv/?demo=home-3`);
  await tv.untilPage('home');
  const memory = await MemoryReader.attach(tv.page);

  const walk = async (count: number) => {
    for (let done = 0; done < count; done += 2) {
      await visit(tv, PLACES[(done / 2) % PLACES.length] ?? 'library');
      if (count > PROGRESS_EVERY && (done + 2) % PROGRESS_EVERY === 0)
        progress(`tv: ${done + 2}/${count} navigations, ${await textureMegabytes(tv)} MB of textures`);
    }
  };
  await walk(WARM_UP_NAVIGATIONS);
  const start = await memory.read();
  await walk(navigations);
  const end = await memory.read();
  const { peak } = await TextureProbe.read(tv.page);
  await tv.close();
  return { start, end, peakTextureBytes: peak };
}

async function visit(tv: Tv, place: string): Promise<void> {
  const home = await tv.untilPage('home');
  const digit = home.options.find((option) => option.id === place)?.digit;
  // The live window has no digit: it has the focus when the home page opens.
  if (digit === null || digit === undefined) await tv.press('left', 'left', 'ok');
  else await tv.press(`${digit}`);
  await tv.until(`the page of ${place}`, (scene) => scene.page !== 'home');
  await tv.press('back');
  await tv.untilPage('home');
}

async function textureMegabytes(tv: Tv): Promise<string> {
  return ((await TextureProbe.read(tv.page)).bytes / 2 ** 20).toFixed(1);
}
