import { openPage } from '@falink/e2e';
import type { Browser, Page } from 'playwright-core';
import type { BareSfu } from '../call-setup/bare-sfu.js';
import { RINGING_MS } from '../call-setup/product-pair.js';
import type { BuiltPage } from '../pages/build-page.js';
import type { Reception } from '../pages/media-meter.js';
import { openBuilt } from '../pages/open-built.js';

const VIEW = { width: 1280, height: 720 } as const;

/** Where the two ends of a call run: the resident's browser is behind the poor line. */
export interface Ends {
  readonly resident: Browser;
  readonly desk: Browser;
}

/** One end of a call that lasts. */
class End {
  constructor(
    readonly page: Page,
    private readonly meter: string,
  ) {}

  begin(): Promise<void> {
    return this.#ask('begin()');
  }

  end(): Promise<Reception> {
    return this.#ask('end()');
  }

  /** Moments of the pictures since the meter began, ms since the epoch. */
  frames(): Promise<number[]> {
    return this.#ask('frames');
  }

  #ask<T>(what: string): Promise<T> {
    return this.page.evaluate<T>(`bench.${this.meter}.${what}`);
  }
}

export interface BothEnds<T> {
  readonly resident: T;
  readonly desk: T;
}

/** A call between the two ends that goes on while the line gets worse and better. */
export interface LongCall {
  /** Sound and picture reach both ends. */
  start(): Promise<void>;
  readonly ends: BothEnds<End>;
  stop(): Promise<void>;
}

/** The bare pages: library defaults, nothing that adapts beyond them. */
export async function bareCall({ resident, desk }: Ends, sfu: BareSfu, files: BuiltPage): Promise<LongCall> {
  const [caller, callee] = [await openPage(resident, VIEW), await openPage(desk, VIEW)];
  for (const { page } of [caller, callee]) await openBuilt(page, sfu.origin, files);
  const pages = [caller.page, callee.page];
  return {
    ends: { resident: new End(caller.page, 'meter()'), desk: new End(callee.page, 'meter()') },
    start: async () => {
      await Promise.all(pages.map((page) => page.evaluate('bench.prepare()')));
      await caller.page.evaluate('bench.press()');
      await Promise.all(pages.map((page) => page.evaluate('bench.firstFrame()')));
    },
    stop: async () => {
      for (const page of pages) await page.context().close();
    },
  };
}

/** The product's terminal and desk on its api and sfu, without their user interfaces. */
export async function productCall({ resident, desk }: Ends, origin: string, files: BuiltPage): Promise<LongCall> {
  const [box, lawyer] = [await openPage(resident, VIEW), await openPage(desk, VIEW)];
  for (const { page } of [box, lawyer]) await openBuilt(page, origin, files);
  await box.page.evaluate(`bench.openTerminal('home-1')`);
  await lawyer.page.evaluate(`bench.openDesk('lawyer', 'falink-demo')`);
  return {
    ends: {
      resident: new End(box.page, 'terminal.meter()'),
      desk: new End(lawyer.page, 'desk.meter()'),
    },
    start: async () => {
      await lawyer.page.evaluate('bench.desk.ready()');
      const ringing = lawyer.page.evaluate('bench.desk.ringing()');
      await box.page.evaluate('bench.terminal.call()');
      await ringing;
      await box.page.waitForTimeout(RINGING_MS);
      const frames = [
        box.page.evaluate('bench.terminal.firstFrame()'),
        lawyer.page.evaluate('bench.desk.firstFrame()'),
      ];
      await lawyer.page.evaluate('bench.desk.accept()');
      await Promise.all(frames);
    },
    stop: async () => {
      await box.page.evaluate('bench.terminal.hangUp()').catch(() => undefined);
      await lawyer.page.evaluate('bench.desk.rest()').catch(() => undefined);
      for (const { page } of [box, lawyer]) await page.context().close();
    },
  };
}
