import { SAMPLE_PRIVACY_VERSION } from '@falink/fixtures';
import { CHROMIUM, CHROMIUM_FLAGS, chromiumEnv, WEBGL_FLAGS } from '@falink/tooling/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { ShotState } from './steps.js';
import { Television } from './television.js';

/** Longer than a movement of the focus or of a page. */
const STILL_MS = 300;
const LIMIT_MS = 10_000;
const COME_MS = 8_000;

export type Locale = 'zh-CN' | 'en';

export interface Wanted {
  readonly state: ShotState;
  /** The size of letters: standard, elder or largest. */
  readonly mode: string;
  readonly locale: Locale;
}

/** A television page as its state wants it. */
export interface Shown {
  readonly page: Page;
  /** Errors of the page, and pages that it never came to. */
  readonly errors: readonly string[];
  /** What the page says to its console. */
  readonly said: readonly string[];
  close(): Promise<void>;
}

/** One browser and one service in which states of the television are shown, one after the other. */
export class Stage {
  private constructor(
    private readonly browser: Browser,
    private readonly service: Television,
    private readonly base: string,
  ) {}

  static async open(): Promise<Stage> {
    const args = [...CHROMIUM_FLAGS, ...WEBGL_FLAGS];
    const service = new Television();
    const browser = await chromium.launch({ executablePath: CHROMIUM, args, env: chromiumEnv() });
    return new Stage(browser, service, await service.start());
  }

  async show({ state, mode, locale }: Wanted): Promise<Shown> {
    const { service } = this;
    service.reset(state.service);
    const context = await this.browser.newContext({
      viewport: { width: 1920, height: 1080 },
      permissions: [...(state.permissions ?? ['camera', 'microphone'])],
      locale: 'zh-CN',
    });
    await prepare(context, state, mode, locale);
    const page = await context.newPage();
    const [errors, said]: [string[], string[]] = [[], []];
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
    });
    await page.goto(`${this.base}/tv/${state.query ?? '?demo=home-1'}`);
    const until = async (id: string): Promise<void> => {
      await page
        .waitForFunction((want) => window.tv?.scene().page === want, id, { timeout: COME_MS })
        .catch(async () => {
          const scene = await page.evaluate(() => JSON.stringify(window.tv?.scene()));
          errors.push(`never came to ${id}, is at ${scene}`);
        });
    };
    await until(state.first ?? 'home');
    const press = async (key: string): Promise<void> => {
      if (/^\d$/.test(key)) await page.waitForFunction(() => window.tv?.takesDigits?.() !== false);
      await page.keyboard.press(key);
      await drawn(page);
    };
    await drawn(page);
    await state.drive?.({ page, until, press, service });
    if (!(await drawn(page))) said.push(`still moving after ${LIMIT_MS / 1000} s`);
    return { page, errors, said, close: () => context.close() };
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.service.stop();
  }
}

async function prepare(context: BrowserContext, state: ShotState, mode: string, locale: Locale): Promise<void> {
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
}

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
