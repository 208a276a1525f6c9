import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CHROMIUM, CHROMIUM_FLAGS, chromiumEnv } from '@falink/tooling/chromium';
import { jest } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { measure } from './page.js';

// A browser starts in seconds, on a busy machine in many.
jest.setTimeout(120_000);

/** What the television plays of the lawyer, in the microphone of the phone beside it. In Chromium, over WebRTC. */
describe("the television's sound in the phone's microphone", () => {
  let folder: string;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'falink-ducking-'));
    await promisify(execFile)(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url)), folder]);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: [...CHROMIUM_FLAGS], env: chromiumEnv() });
    page = await browser.newPage();
    await page.addScriptTag({ type: 'module', content: await readFile(join(folder, 'page.js'), 'utf8') });
    await page.waitForFunction('"measureDucking" in window');
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([60, 150, 250])(
    'returns at least 30 dB down %i ms later, and the resident is heard as before',
    async (delayMs) => {
      const { echo, answer } = await page.evaluate(
        (ms) => (window as unknown as { measureDucking: typeof measure }).measureDucking(ms),
        delayMs,
      );
      expect(echo.sent - echo.heard).toBeLessThanOrEqual(-30);
      expect(Math.abs(answer.sent - answer.heard)).toBeLessThanOrEqual(1);
    },
  );
});
