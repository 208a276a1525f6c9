import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '@falink/dev-env';
import { Tv } from '@falink/e2e';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { progress } from '../progress.js';
import { ownAllocations, type ProfileNode, type SourceOf } from './allocation.js';

/** Shorter than the 20 s after which the programme takes the home page's place. */
const SAMPLED_S = 16;
const INTERVAL_BYTES = 128;
const SETTLE_MS = 8_000;
const TOP = 6;
/** The notice of the place comes after ten minutes without a key, within a minute. */
const RESTED_MS = 11 * 60_000;
const RESTS_WITHIN_MS = 70_000;

/** Bytes a second that the page's own code allocates while nobody presses a key. */
export interface Idle {
  readonly home: number;
  readonly screensaver: number;
}

export async function idle(browser: Browser, baseUrl: string): Promise<Idle> {
  const sourceOf = await sources();
  const tv = await Tv.open(browser, 'about:blank');
  const { page } = tv;
  await page.addInitScript(() => {
    const now = performance.now.bind(performance);
    const ahead = { ms: 0 };
    performance.now = () => now() + ahead.ms;
    Object.assign(globalThis, { goAhead: (ms: number) => Object.assign(ahead, { ms }) });
  });
  await page.goto(`${baseUrl}/tv/?demo=home-3`);
  await tv.untilPage('home');
  await page.waitForTimeout(SETTLE_MS);
  await tv.press('right', 'left');
  await page.waitForTimeout(1_000);
  const home = await allocated(page, 'home', sourceOf);
  await tv.press('home');
  const digit = (await tv.untilPage('home')).options.find(({ id }) => id === 'services')?.digit;
  await tv.press(`${digit ?? 0}`);
  await tv.untilPage('services');
  await page.evaluate((ms) => (globalThis as unknown as { goAhead(ms: number): void }).goAhead(ms), RESTED_MS);
  await tv.untilPage('screensaver', RESTS_WITHIN_MS);
  await page.waitForTimeout(SETTLE_MS);
  const screensaver = await allocated(page, 'screensaver', sourceOf);
  await tv.close();
  return { home, screensaver };
}

async function allocated(page: Page, name: string, sourceOf: SourceOf): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.startSampling', {
    samplingInterval: INTERVAL_BYTES,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  await page.waitForTimeout(SAMPLED_S * 1_000);
  const { profile } = await session.send('HeapProfiler.stopSampling');
  await session.detach();
  const own = [...ownAllocations(profile.head as ProfileNode, sourceOf)].sort(([, a], [, b]) => b - a);
  for (const [what, bytes] of own.slice(0, TOP))
    progress(`tv: idle ${name}: ${Math.round(bytes / SAMPLED_S)} B/s ${what}`);
  return own.reduce((sum, [, bytes]) => sum + bytes, 0) / SAMPLED_S;
}

/** The page is built once more, with source maps beside the same scripts. @throws when they are not the same */
async function sources(): Promise<SourceOf> {
  const root = path.join(PROJECT_ROOT, 'tv-app');
  const outDir = await mkdtemp(path.join(tmpdir(), 'falink-maps-'));
  try {
    const built = await build({
      root,
      configFile: path.join(root, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir, emptyOutDir: true, sourcemap: 'hidden' },
    }).then(() => readdir(path.join(outDir, 'assets')));
    const served = await readdir(path.join(root, 'dist/assets'));
    const maps = new Map<string, SourceMap>();
    for (const name of built.filter((file) => file.endsWith('.js.map'))) {
      const file = name.slice(0, -'.map'.length);
      if (!served.includes(file)) throw new Error(`${file} is not what is served: run npm run build`);
      const map = JSON.parse(await readFile(path.join(outDir, `assets/${name}`), 'utf8')) as SourceMapPayload;
      maps.set(file, new SourceMap(map));
    }
    return ({ url, lineNumber, columnNumber }) => {
      const entry = maps.get(path.posix.basename(new URL(url).pathname))?.findEntry(lineNumber, columnNumber);
      // What the bundler wrote itself has a place in the map and no source.
      if (!entry || !('originalSource' in entry) || typeof entry.originalSource !== 'string') return undefined;
      return path.relative(PROJECT_ROOT, path.resolve(outDir, 'assets', entry.originalSource));
    };
  } finally {
    await rm(outDir, { recursive: true });
  }
}
