import { openPage } from '@falink/e2e';
import type { Browser, Page } from 'playwright-core';
import type { BareCallBench } from '../bare-call-main.js';
import type { BuiltPage } from '../pages/build-page.js';
import { openBuilt } from '../pages/open-built.js';
import type { BareSfu } from './bare-sfu.js';

declare const bench: BareCallBench;

const VIEW = { width: 1280, height: 720 } as const;

/** Two bare pages that call each other: from the press on one to the first decoded frame at both. */
export class BarePair {
  private constructor(
    private readonly caller: Page,
    private readonly callee: Page,
  ) {}

  static async open(browser: Browser, sfu: BareSfu, files: BuiltPage): Promise<BarePair> {
    const [caller, callee] = [await openPage(browser, VIEW), await openPage(browser, VIEW)];
    for (const { page } of [caller, callee]) await openBuilt(page, sfu.origin, files);
    return new BarePair(caller.page, callee.page);
  }

  /** Milliseconds of one handshake; cold, or `careful`: with device and transports made before the press. */
  async run({ careful = false } = {}): Promise<number> {
    const pages = [this.caller, this.callee];
    await Promise.all(pages.map((page) => page.evaluate((is) => bench.prepare(is), careful)));
    const frames = pages.map((page) => page.evaluate(() => bench.firstFrame()));
    const pressed = await this.caller.evaluate(() => bench.press());
    const shown = await Promise.all(frames);
    await Promise.all(pages.map((page) => page.evaluate(() => bench.close())));
    return Math.max(...shown) - pressed;
  }

  async close(): Promise<void> {
    await this.caller.context().close();
    await this.callee.context().close();
  }
}
