import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHROMIUM, CHROMIUM_FLAGS, WEBGL_FLAGS } from '@falink/tooling/chromium';
import { chromium } from 'playwright-core';
import { states } from './shot-states.mjs';

/**
 * Pictures of every page at 1920 × 1080 in both sizes of text, for looking at them beside the mockups:
 * `node test/fixture-server.mjs & node test/shots.mjs [name …]`.
 */
const base = process.env.BASE ?? 'http://localhost:8099';
const out = join(dirname(fileURLToPath(import.meta.url)), '..', '.shots');
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
async function drawn(page) {
  await page.evaluate(() => delete window.shown);
  const isStill = (stillMs) => {
    const tv = window.tv;
    if (!tv || document.fonts.status !== 'loaded') return false;
    const waiting = [...document.querySelectorAll('video')].some(
      (video) =>
        (video.srcObject || video.currentSrc) &&
        video.offsetWidth > 0 &&
        getComputedStyle(video).visibility !== 'hidden' &&
        video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA,
    );
    // These two run on by themselves.
    const { call, player, ...scene } = tv.scene();
    const state = JSON.stringify([scene, call?.state, player?.state, tv.textureBytes(), waiting]);
    if (window.shown?.state !== state) window.shown = { state, since: performance.now() };
    return !waiting && performance.now() - window.shown.since >= stillMs;
  };
  return page.waitForFunction(isStill, STILL_MS, { polling: 'raf', timeout: LIMIT_MS }).then(
    () => true,
    () => false,
  );
}

await mkdir(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: [...CHROMIUM_FLAGS, ...WEBGL_FLAGS],
});

const fixture = (change) => fetch(`${base}/fixture`, { method: 'PUT', body: JSON.stringify(change) });

for (const [name, state] of Object.entries(states)) {
  if (wanted.length > 0 && !wanted.some((want) => name.startsWith(want))) continue;
  for (const mode of modes) {
    await fixture({
      call: null,
      intake: null,
      refuseCall: null,
      inUse: false,
      terminalKind: 'home',
      callTemplate: null,
      ...state.fixture,
    });
    const context = await browser.newContext({
      viewport: { width: 1920, height: 1080 },
      permissions: state.permissions ?? ['camera', 'microphone'],
      locale: 'zh-CN',
    });
    await context.addInitScript(
      ([elder, language]) =>
        localStorage.setItem(
          'falink.tv.preferences',
          JSON.stringify({ elder, narration: false, subtitles: true, locale: language, welcomed: true }),
        ),
      [mode === 'elder', locale],
    );
    if (state.init) await context.addInitScript(state.init);
    const page = await context.newPage();
    page.on('pageerror', (error) => process.stdout.write(`${name} ${mode}: ${error.stack ?? error.message}\n`));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        process.stdout.write(`${name} ${mode}: ${message.text()}\n`);
    });
    await page.goto(`${base}/tv/${state.query ?? '?demo=home-1'}`);
    const until = async (id) => {
      try {
        await page.waitForFunction((want) => window.tv?.scene().page === want, id, { timeout: 8_000 });
      } catch {
        process.stdout.write(
          `${name} ${mode}: never came to ${id}, is at ${await page.evaluate(() => JSON.stringify(window.tv?.scene()))}\n`,
        );
      }
    };
    await until(state.first ?? 'home');
    const press = async (key) => {
      await page.keyboard.press(key);
      await drawn(page);
    };
    await drawn(page);
    await state.drive?.({ page, until, fixture, press });
    if (!(await drawn(page))) process.stdout.write(`${name} ${mode}: still moving after ${LIMIT_MS / 1000} s\n`);
    const file = join(out, `${name}${mode === 'elder' ? '-elder' : ''}${locale === 'en' ? '-en' : ''}.png`);
    await page.screenshot({ path: file });
    const memory = await page.evaluate(() => Math.round((window.tv?.textureBytes?.() ?? 0) / 1e6));
    process.stdout.write(
      `${name} ${mode}: ${await page.evaluate(() => window.tv?.scene().page)} textures ${memory} MB\n`,
    );
    await context.close();
  }
}
await browser.close();
