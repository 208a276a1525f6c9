import { Tv } from '@falink/e2e';
import type { Browser } from 'playwright-core';
import { progress } from '../progress.js';
import { percentile } from '../statistics.js';
import { type Memory, MemoryReader } from './memory.js';
import { TextureProbe } from './texture-probe.js';

/** Options of the home page that lead to a page and back, by their ids. */
const PLACES = ['library', 'services', 'legal-aid', 'live'] as const;
/** Every page and its code loaded and compiled, caches as full as they get in a day's use. */
const WARM_UP_NAVIGATIONS = 200;
const PROGRESS_EVERY = 200;

export interface PageMemory extends Memory {
  readonly textureBytes: number;
}

export interface NavigationMemory {
  readonly start: PageMemory;
  readonly end: PageMemory;
  readonly peakTextureBytes: number;
}

/** Walks from the home page to another and back, `navigations` page changes in all, and reads memory before and after. */
export async function navigate(browser: Browser, baseUrl: string, navigations: number): Promise<NavigationMemory> {
  const tv = await Tv.open(browser, 'about:blank');
  await TextureProbe.install(tv.page);
  await tv.page.goto(`${baseUrl}/tv/?demo=home-3`);
  await tv.untilPage('home');
  const memory = await MemoryReader.attach(tv.page);

  /** @returns the textures each time that the home page was back */
  const walk = async (count: number): Promise<number[]> => {
    const bytes: number[] = [];
    for (let done = 0; done < count; done += 2) {
      await visit(tv, PLACES[(done / 2) % PLACES.length] ?? 'library');
      bytes.push((await TextureProbe.read(tv.page)).bytes);
      if (count > PROGRESS_EVERY && (done + 2) % PROGRESS_EVERY === 0)
        progress(`tv: ${done + 2}/${count} navigations, ${((bytes.at(-1) ?? 0) / 2 ** 20).toFixed(1)} MB of textures`);
    }
    return bytes;
  };
  const atFirst = await walk(WARM_UP_NAVIGATIONS);
  const start = { ...(await memory.read()), textureBytes: usual(atFirst) };
  const atLast = await walk(navigations);
  const end = { ...(await memory.read()), textureBytes: usual(atLast) };
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

/** The median of the last so many times: one time has this programme's picture, another time has two of them. */
function usual(bytes: readonly number[]): number {
  return percentile(bytes.slice(-WARM_UP_NAVIGATIONS / 2), 0.5);
}
