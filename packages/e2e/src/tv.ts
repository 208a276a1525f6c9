import type { QrPurpose, Scene } from '@falink/protocol';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openAnother, openPage } from './browser.js';
import { until } from './until.js';

/** Keys of the remote as a PC keyboard has them. */
export const KEYS = {
  red: 'F1',
  green: 'F2',
  yellow: 'F3',
  blue: 'F4',
  back: 'Escape',
  home: 'h',
  ok: 'Enter',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
} as const;

type Key = keyof typeof KEYS | `${number}`;

/**
 * As boxes with little memory have it. Without a graphics processor a page of 1080 lines takes more than twice the
 * processor time; `npm run look` draws those.
 */
const SCREEN = { width: 1280, height: 720 } as const;

/** As most boxes are. */
function withoutCamera(): void {
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (wanted) =>
    wanted?.video ? Promise.reject(new DOMException('no camera', 'NotFoundError')) : open(wanted);
  const list = mediaDevices.enumerateDevices.bind(mediaDevices);
  mediaDevices.enumerateDevices = async () => (await list()).filter(({ kind }) => kind !== 'videoinput');
}

/** What a test asks the page; a kept page of an earlier release takes every digit. */
interface TvWindow {
  tv?: { scene(): ShownScene; takesDigits?(digit?: number): boolean };
  /** Whether the last key was a digit that the page did not take yet. */
  ignoredDigit?: boolean;
}

/** Asks before the page's own listener does: by the time the test asks, the page may have changed. */
function noteIgnoredDigits(): void {
  const shown = globalThis as TvWindow;
  const note = ({ key }: KeyboardEvent) => {
    shown.ignoredDigit = /^\d$/.test(key) && shown.tv?.takesDigits?.(Number(key)) === false;
  };
  window.addEventListener('keydown', note, { capture: true });
}

/** The scene as who stands before the television has it. */
type ShownScene = Omit<Scene, 'qr'> & { readonly qr?: { readonly purpose: QrPurpose; readonly url: string } };

/** What the box has, and what its browser may use without a question. */
export interface TvDevices {
  readonly camera?: boolean;
  readonly permissions?: readonly string[];
}

/** A person with a remote in front of one television. */
export class Tv {
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly errors: readonly string[],
  ) {}

  static async open(browser: Browser, url: string, { camera = true, permissions }: TvDevices = {}): Promise<Tv> {
    const { page, context, errors } = await openPage(browser, { ...SCREEN, ...(permissions && { permissions }) });
    await context.addInitScript(noteIgnoredDigits);
    if (!camera) await context.addInitScript(withoutCamera);
    await page.goto(url);
    return new Tv(page, context, errors);
  }

  /** Opens a demo terminal and waits for its home page. */
  static async openDemo(browser: Browser, baseUrl: string, name: string, devices?: TvDevices): Promise<Tv> {
    const tv = await Tv.open(browser, `${baseUrl}/tv/?demo=${name}`, devices);
    await tv.untilPage('home');
    return tv;
  }

  /** A window that the page itself opens: it begins with a copy of what belongs to this one. */
  async duplicate(): Promise<Tv> {
    const opened = this.context.waitForEvent('page');
    await this.page.evaluate(() => void window.open(location.href));
    return new Tv(await opened, this.context, []);
  }

  /** A second window of the same box, at the same address. */
  async openWindow(): Promise<Tv> {
    const { page, errors } = await openAnother(this.context);
    await page.goto(this.page.url());
    return new Tv(page, this.context, errors);
  }

  /**
   * Digits as a person presses them: once a page that came without a key has stood for a moment, and again when the page
   * changed under the finger.
   */
  async press(...keys: Key[]): Promise<void> {
    for (const key of keys) {
      const name = key in KEYS ? KEYS[key as keyof typeof KEYS] : key;
      const isDigit = /^\d$/.test(key);
      do {
        if (isDigit) await this.untilTakesDigits();
        await this.page.keyboard.press(name);
      } while (isDigit && (await this.#ignoredDigit()));
    }
  }

  /** A page that came without a key takes digits after a moment. */
  async untilTakesDigits(): Promise<void> {
    await until(
      'a page that takes digits',
      () => this.page.evaluate(() => (globalThis as TvWindow).tv?.takesDigits?.() ?? true),
      (takes) => takes,
    );
  }

  #ignoredDigit(): Promise<boolean> {
    return this.page.evaluate(() => (globalThis as TvWindow).ignoredDigit === true);
  }

  async scene(): Promise<ShownScene | null> {
    return this.page.evaluate(() => (globalThis as TvWindow).tv?.scene() ?? null);
  }

  async until(describe: string, holds: (scene: ShownScene) => boolean, timeoutMs?: number): Promise<ShownScene> {
    const scene = await until(
      describe,
      () => this.scene(),
      (s) => s !== null && holds(s),
      timeoutMs,
    );
    if (scene === null) throw new Error('unreachable: until() returned without a scene');
    return scene;
  }

  untilPage(page: string, timeoutMs?: number): Promise<ShownScene> {
    return this.until(`the page ${page}`, (scene) => scene.page === page, timeoutMs);
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
