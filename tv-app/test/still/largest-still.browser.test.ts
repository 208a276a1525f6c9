import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pageQuality } from '@falink/protocol';
import { writeCameraFile } from '@falink/tooling/camera-file';
import { CHROMIUM, CHROMIUM_FLAGS, chromiumEnv } from '@falink/tooling/chromium';
import { jest } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';

/** See `src/testing/stillPage.ts`. */
interface WithPage {
  readonly stillPage: {
    open(): Promise<void>;
    still(): Promise<{ width: number; height: number; sharpness: number; type: string } | null>;
    track(): { readonly state: string; readonly width: number | undefined };
    mute(): void;
    hear(sound: string, how?: { volume?: number; stopped?: boolean }): Promise<{ whole: boolean; peak: number }>;
    keep(name: string, earlier: string): Promise<readonly (string | null)[]>;
  };
}
const CALL = { state: 'live', width: 1280 };
const SENSOR = { width: 1920, height: 1080 };

// A browser starts in seconds, on a busy machine in many.
jest.setTimeout(60_000);

describe('camera and sound of the box, in Chromium', () => {
  let folder: string;
  let server: Server;
  const browsers = new Map<number, Browser>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'falink-camera-'));
    await promisify(execFile)(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url)), folder]);
    const script = await readFile(join(folder, 'page.js'), 'utf8');
    server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html><body><script type="module">${script}</script>`);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(async () => {
    for (const browser of browsers.values()) await browser.close();
    server?.closeAllConnections();
    server?.close();
    await rm(folder, { recursive: true });
  });

  /** A browser whose camera has a sensor of 1920 × 1080 and sees print, in focus or not. */
  async function browserWith(blurPx: number): Promise<Browser> {
    const known = browsers.get(blurPx);
    if (known) return known;
    const flag = await writeCameraFile(join(folder, `${blurPx}.y4m`), { ...SENSOR, blurPx });
    const args = [...CHROMIUM_FLAGS, flag];
    const browser = await chromium.launch({ executablePath: CHROMIUM, args, env: chromiumEnv() });
    browsers.set(blurPx, browser);
    return browser;
  }

  /** A page whose call runs at 1280 × 720. */
  async function opened({ blurPx = 0, photo = true } = {}): Promise<Page> {
    const browser = await browserWith(blurPx);
    const page = await (await browser.newContext({ permissions: ['camera'] })).newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    if (!photo) await page.evaluate(() => Reflect.deleteProperty(globalThis, 'ImageCapture'));
    await page.evaluate(() => (globalThis as unknown as WithPage).stillPage.open());
    expect(await page.evaluate(() => (globalThis as unknown as WithPage).stillPage.track())).toEqual(CALL);
    return page;
  }
  const still = (page: Page) => page.evaluate(() => (globalThis as unknown as WithPage).stillPage.still());

  it.each([
    ['a photo', true],
    ['a frame of the largest mode', false],
  ])('has the size of the sensor, as %s, and the call goes on as it was', async (_way, photo) => {
    const page = await opened({ photo });
    const taken = await still(page);
    expect(taken).toMatchObject({ ...SENSOR, type: 'image/jpeg' });
    expect(pageQuality('document', taken!)).toBe('good');
    expect(await page.evaluate(() => (globalThis as unknown as WithPage).stillPage.track())).toEqual(CALL);
  });

  it('is known to be blurred when the page is out of focus', async () => {
    const taken = await still(await opened({ blurPx: 8 }));
    expect(taken).toMatchObject(SENSOR);
    expect(pageQuality('document', taken!)).toBe('blurred');
  });

  it('is the black picture that the other side sees when the camera is switched off', async () => {
    const page = await opened();
    await page.evaluate(() => (globalThis as unknown as WithPage).stillPage.mute());
    // Frames that were on their way have gone.
    await page.waitForFunction(async () => {
      const taken = await (globalThis as unknown as WithPage).stillPage.still();
      return taken?.width === 1280 && taken.sharpness === 0;
    });
  });

  it('[L8] plays Opus aloud to its end, and no further than where it is stopped', async () => {
    const file = join(folder, 'tone.ogg');
    const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=0.6', '-c:a', 'libopus', '-f', 'ogg', '-y', file];
    await promisify(execFile)('ffmpeg', ['-loglevel', 'error', ...tone]);
    const sound = (await readFile(file)).toString('base64');
    const page = await opened();
    const hear = (how: { volume?: number; stopped?: boolean }) =>
      page.evaluate(([bytes, given]) => (globalThis as unknown as WithPage).stillPage.hear(bytes, given), [
        sound,
        how,
      ] as const);
    const aloud = await hear({});
    expect(aloud.whole).toBe(true);
    expect(aloud.peak).toBeGreaterThan(0.05);
    expect(await hear({ volume: 0 })).toEqual({ whole: true, peak: 0 });
    expect((await hear({ stopped: true })).whole).toBe(false);
    expect(
      await page.evaluate(() => (globalThis as unknown as WithPage).stillPage.hear(btoa('no sound at all'))),
    ).toEqual({ whole: false, peak: 0 });
  });

  it('[L6] keeps one bundle of a language', async () => {
    const page = await opened();
    const kept = page.evaluate(() => (globalThis as unknown as WithPage).stillPage.keep('en/2', 'en/1'));
    expect(await kept).toEqual(['sounds', null]);
  });
});
