import { setTimeout as pause } from 'node:timers/promises';
import { openPage } from '@falink/e2e';
import type { Browser, Page } from 'playwright-core';
import type { BuiltPage } from '../pages/build-page.js';
import { openBuilt } from '../pages/open-built.js';
import type { ProductCallBench } from '../product-call-main.js';

declare const bench: ProductCallBench;

const VIEW = { width: 1280, height: 720 } as const;
/** The shortest time that a person takes to answer: everything warms up while it rings. */
export const RINGING_MS = 2_000;

export interface CallTimes {
  /** Accept to the first decoded frame at the later of both ends, ms. */
  readonly setUpMs: number;
  /** The key that queues to ringing at the desk, ms. */
  readonly ringMs: number;
}

/** A terminal and a desk on the product's api and sfu, both without their user interfaces. */
export class ProductPair {
  private constructor(
    private readonly terminal: Page,
    private readonly desk: Page,
  ) {}

  static async open(browser: Browser, origin: string, files: BuiltPage): Promise<ProductPair> {
    const [terminal, desk] = [await openPage(browser, VIEW), await openPage(browser, VIEW)];
    for (const { page } of [terminal, desk]) await openBuilt(page, origin, files);
    await terminal.page.evaluate(() => bench.openTerminal('home-1'));
    await desk.page.evaluate(() => bench.openDesk('lawyer', 'falink-demo'));
    return new ProductPair(terminal.page, desk.page);
  }

  async run(): Promise<CallTimes> {
    const { terminal, desk } = this;
    await desk.evaluate(() => bench.desk.ready());
    const ringing = desk.evaluate(() => bench.desk.ringing());
    const pressed = await terminal.evaluate(() => bench.terminal.call());
    const rang = await ringing;
    await pause(RINGING_MS);
    const frames = [terminal.evaluate(() => bench.terminal.firstFrame()), desk.evaluate(() => bench.desk.firstFrame())];
    const clicked = await desk.evaluate(() => bench.desk.accept());
    const shown = await Promise.all(frames);
    await terminal.evaluate(() => bench.terminal.hangUp());
    await desk.evaluate(() => bench.desk.rest());
    return { setUpMs: Math.max(...shown) - clicked, ringMs: rang - pressed };
  }

  async close(): Promise<void> {
    await this.terminal.context().close();
    await this.desk.context().close();
  }
}
