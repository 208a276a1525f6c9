import { fileURLToPath } from 'node:url';
import { CHROMIUM, CHROMIUM_FLAGS, chromiumEnv } from '@falink/tooling/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { Console } from './console.js';
import { Drawing } from './drawing.js';
import type { Look } from './look.js';

export const DIST = process.env.FIXTURE_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
/** For one step of a look, on a busy machine. */
const PATIENCE_MS = 20_000;
/**
 * Of a lost server, of refusals that a look asks for, and of the media server that is not there. An answer that breaks
 * the contract is a 500 as well, and fails when the server closes.
 */
const EXPECTED = /status of (401|403|409|500)|ERR_CONNECTION_REFUSED|127\.0\.0\.1:9/;

export const sizeOf = ({ width = 1440, height = 900 }: Look) => ({ width, height });

/** A page as its look wants it. */
export interface Shown {
  readonly page: Page;
  /** What went wrong on the way: an act that found nothing, an error of the page, a refusal of its CSP. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

/** What {@link Stage.show} and {@link Drawing} listen for. */
const EVENTS = ['pageerror', 'console', 'request', 'requestfinished', 'requestfailed'] as const;

/**
 * One browser in which looks are shown, one after the other. Those of a language share an origin and a window: a new
 * one would compile the programme and read the fonts again, which takes longer than to draw the page.
 */
export class Stage {
  readonly #pages = new Map<string, Promise<Page>>();
  #port = 0;

  private constructor(
    private readonly browser: Browser,
    private readonly at: Date | null,
  ) {}

  /** @param at what the pages' clocks show when they open; null: the time of day */
  static async open(at: Date | null = null): Promise<Stage> {
    const args = [...CHROMIUM_FLAGS];
    return new Stage(await chromium.launch({ executablePath: CHROMIUM, args, env: chromiumEnv() }), at);
  }

  /** The version of the browser, as 156.0.8078.108. */
  get version(): string {
    return this.browser.version();
  }

  async show(look: Look): Promise<Shown> {
    const server = new Console(DIST);
    server.lists = look.lists ?? 'usual';
    server.visitor = look.user;
    const origin = await server.listen(this.#port);
    this.#port = Number(new URL(origin).port);
    const troubles: string[] = [];
    const page = await this.#page(look);
    const drawing = new Drawing(page);
    page.on('pageerror', (error) => troubles.push(error.stack ?? error.message));
    page.on('console', (message) => {
      const { url, lineNumber } = message.location();
      if (message.type() === 'error' && !EXPECTED.test(message.text()))
        troubles.push(`${message.text()} ${url}:${lineNumber}`);
    });
    const failed = (error: unknown) => troubles.push(String(error));
    await page.goto(`${origin}/console${look.path}`);
    await (look.user === null ? undefined : page.locator('main').first().waitFor().catch(failed));
    await Promise.resolve(look.act?.(page, server)).catch(failed);
    if (!look.restless) await drawing.done().catch(failed);
    return {
      page,
      troubles,
      close: async () => {
        for (const event of EVENTS) page.removeAllListeners(event);
        await page.evaluate(() => {
          localStorage.clear();
          sessionStorage.clear();
        });
        await page.goto('about:blank');
        await server.close();
      },
    };
  }

  /** A page with nothing on it. */
  blank(): Promise<Page> {
    return this.browser.newPage();
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  async #page(look: Look): Promise<Page> {
    const locale = look.locale ?? 'zh-CN';
    const known = this.#pages.get(locale) ?? this.#newPage(locale);
    this.#pages.set(locale, known);
    const page = await known;
    await page.mouse.move(0, 0);
    await page.setViewportSize(sizeOf(look));
    await page.emulateMedia({ colorScheme: look.theme ?? 'light' });
    return page;
  }

  async #newPage(locale: string): Promise<Page> {
    const context = await this.browser.newContext({
      permissions: ['camera', 'microphone'],
      timezoneId: 'Asia/Shanghai',
      locale,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    if (this.at) await setPageClock(context, this.at);
    await context.addInitScript((chosen) => {
      // A blank page keeps nothing.
      if (location.protocol !== 'about:') localStorage.setItem('falink.locale', chosen);
    }, locale);
    return context.newPage();
  }
}

/** Sets the clock of a page to another time, from which it goes on; Playwright's own takes the time from this process. */
function setPageClock(context: BrowserContext, at: Date): Promise<unknown> {
  return context.addInitScript((atMs) => {
    const Real = Date;
    const shiftMs = atMs - Real.now();
    window.Date = class extends Real {
      constructor(...given: [] | [number]) {
        if (given.length === 0) super(Real.now() + shiftMs);
        else super(...given);
      }
      static override now(): number {
        return Real.now() + shiftMs;
      }
    } as DateConstructor;
  }, at.getTime());
}
