import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SAMPLE_PRIVACY_VERSION } from '@falink/fixtures';
import { CHROMIUM, CHROMIUM_FLAGS, WEBGL_FLAGS } from '@falink/tooling/chromium';
import { chromium, type Page } from 'playwright-core';
import { STATES } from './states.js';
import type { ShotState } from './steps.js';
import { Television } from './television.js';

/**
 * Pictures of every page at 1920 × 1080 in two of the sizes of text, in tv-app/.shots, for looking at them beside the mockups:
 * `npm run look -w tv-app -- [name …]`. MODES=largest and LOCALE=en choose others.
 */
const out = fileURLToPath(new URL('../../.shots', import.meta.url));
const modes = (process.env.MODES ?? 'standard,elder').split(',');
const locale = process.env.LOCALE ?? 'zh-CN';
const wanted = process.argv.slice(2);
/** Longer than a movement of the focus or of a page. */
const STILL_MS = 300;
const LIMIT_MS = 10_000;

/**
 * Until what is on the screen has been drawn: fonts are there, videos that are shown have a picture, and scene and
 * textures stay the same. @returns whether it came to that
 */
async function drawn(page: Page): Promise<boolean> {
  await page.evaluate(() => {
    delete window.shown;
  });
  const isStill = (stillMs: number) => {
    const tv = window.tv;
    if (!tv || document.fonts.status !== 'loaded') return false;
    const waiting = [...document.querySelectorAll('video')].some(
      (video) =>
        (video.srcObject || video.currentSrc) &&
        video.offsetWidth > 0 &&
        getComputedStyle(video).visibility !== 'hidden' &&
        video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA,
    );
    // These two change all the time.
    const { call, player, ...scene } = tv.scene();
    const state = JSON.stringify([scene, call?.state, player?.state, tv.textureBytes?.(), waiting]);
    if (window.shown?.state !== state) window.shown = { state, since: performance.now() };
    return !waiting && performance.now() - window.shown.since >= stillMs;
  };
  return page.waitForFunction(isStill, STILL_MS, { polling: 'raf', timeout: LIMIT_MS }).then(
    () => true,
    () => false,
  );
}

async function shoot(name: string, state: ShotState, mode: string, base: string): Promise<void> {
  const say = (text: string) => process.stdout.write(`${name} ${mode}: ${text}\n`);
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    permissions: [...(state.permissions ?? ['camera', 'microphone'])],
    locale: 'zh-CN',
  });
  await context.addInitScript(
    ([text, language]) =>
      localStorage.setItem(
        'falink.tv.preferences',
        JSON.stringify({
          own: { text, elder: text !== 'standard', locale: language },
          narration: false,
          subtitles: true,
          locale: language,
          welcomed: true,
        }),
      ),
    [mode, locale] as const,
  );
  if (!state.isNew) {
    await context.addInitScript((version) => {
      for (const slot of ['terminal', 'demo-home-1', 'demo-room-1'])
        localStorage.setItem(`falink.tv.privacy.${slot}`, JSON.stringify({ acknowledged: [version] }));
    }, SAMPLE_PRIVACY_VERSION);
  }
  if (state.step)
    await context.addInitScript((step) => localStorage.setItem('falink.tv.first-start', step), state.step);
  if (state.init) await context.addInitScript(state.init);
  const page = await context.newPage();
  page.on('pageerror', (error) => say(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') say(message.text());
  });
  await page.goto(`${base}/tv/${state.query ?? '?demo=home-1'}`);
  const until = async (id: string): Promise<void> => {
    try {
      await page.waitForFunction((want) => window.tv?.scene().page === want, id, { timeout: 8_000 });
    } catch {
      say(`never came to ${id}, is at ${await page.evaluate(() => JSON.stringify(window.tv?.scene()))}`);
    }
  };
  await until(state.first ?? 'home');
  const press = async (key: string): Promise<void> => {
    if (/^\d$/.test(key)) await page.waitForFunction(() => window.tv?.takesDigits?.() !== false);
    await page.keyboard.press(key);
    await drawn(page);
  };
  await drawn(page);
  await state.drive?.({ page, until, press, service });
  if (!(await drawn(page))) say(`still moving after ${LIMIT_MS / 1000} s`);
  const file = `${name}${mode === 'standard' ? '' : `-${mode}`}${locale === 'en' ? '-en' : ''}.png`;
  await page.screenshot({ path: join(out, file) });
  const memory = await page.evaluate(() => Math.round((window.tv?.textureBytes?.() ?? 0) / 1e6));
  say(`${await page.evaluate(() => window.tv?.scene().page)} textures ${memory} MB`);
  await context.close();
}

await mkdir(out, { recursive: true });
const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...CHROMIUM_FLAGS, ...WEBGL_FLAGS] });
const service = new Television();
const base = await service.start();
for (const [name, state] of Object.entries(STATES)) {
  if (wanted.length > 0 && !wanted.some((want) => name.startsWith(want))) continue;
  for (const mode of modes) {
    service.reset(state.service);
    await shoot(name, state, mode, base);
  }
}
await browser.close();
await service.stop();
