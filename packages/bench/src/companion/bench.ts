import { setTimeout as pause } from 'node:timers/promises';
import { openPage, type World } from '@falink/e2e';
import type { Browser, Page } from 'playwright-core';
import { describeMachine } from '../machine.js';
import { type BuiltPage, buildPage } from '../pages/build-page.js';
import { openBuilt } from '../pages/open-built.js';
import type { ProductCallBench } from '../product-call-main.js';
import { progress } from '../progress.js';
import { judgeLimit, makeReport, type Report } from '../report.js';
import { measure } from '../statistics.js';
import { startBenchWorld } from '../world.js';

declare const bench: ProductCallBench;

export const COMPANION_RUNS = 15;
/** Not counted: the services' code is cold in it. */
const WARM_UP_RUNS = 1;
const BUDGET_MS = 1_500;
/** The shortest time in which somebody reads what the camera is for; the page loads the rest beside. */
const READING_MS = 2_000;
const VIEW = { width: 640, height: 360 } as const;
const PHONE = { width: 390, height: 844 } as const;

interface Times {
  /** The address is opened → the page asks for the camera, ms. */
  readonly pageMs: number;
  /** The person's press → the first picture at the desk, ms. */
  readonly pictureMs: number;
}

/**
 * A phone reads the code of a television in a call: its page on a phone that never saw it, and what follows the press
 * until the desk sees its picture. The time that the person takes to press is not in it.
 */
export async function companion(runs: number): Promise<Report> {
  const files = await buildPage('product-call-main.js');
  const world = await startBenchWorld();
  try {
    const { browser } = world;
    const times: Times[] = [];
    const [terminal, desk] = await pair(world, files);
    for (let run = -WARM_UP_RUNS; run < runs; run += 1) {
      const one = await measureOne(browser, terminal, desk);
      if (run >= 0) times.push(one);
      progress(
        `companion ${run + 1}/${runs}: page ${one.pageMs.toFixed(0)} ms, picture ${one.pictureMs.toFixed(0)} ms`,
      );
    }
    const all = (of: (one: Times) => number) => measure(times.map(of), 'ms');
    return makeReport({
      bench: 'companion',
      machine: await describeMachine(browser.version()),
      runs,
      results: [
        judgeLimit(
          'QR read → picture at the desk',
          all(({ pageMs, pictureMs }) => pageMs + pictureMs),
          'p50',
          BUDGET_MS,
        ),
      ],
      beside: [
        { name: 'QR read → the page asks for the camera', result: all(({ pageMs }) => pageMs) },
        { name: 'camera allowed → picture at the desk', result: all(({ pictureMs }) => pictureMs) },
      ],
      invalid: null,
    });
  } finally {
    await world.close();
  }
}

/** A terminal without a camera and a desk, both without their user interfaces. */
async function pair({ browser, dev }: World, files: BuiltPage): Promise<[Page, Page]> {
  const [terminal, desk] = [await openPage(browser, VIEW), await openPage(browser, VIEW)];
  for (const { page } of [terminal, desk]) await openBuilt(page, dev.publicUrl, files);
  await terminal.page.evaluate(() => bench.openTerminal('home-1'));
  await desk.page.evaluate(() => bench.openDesk('lawyer', 'falink-demo'));
  return [terminal.page, desk.page];
}

async function measureOne(browser: Browser, terminal: Page, desk: Page): Promise<Times> {
  await desk.evaluate(() => bench.desk.ready());
  const ringing = desk.evaluate(() => bench.desk.ringing());
  await terminal.evaluate(() => bench.terminal.call({ camera: false }));
  await ringing;
  await desk.evaluate(() => bench.desk.accept());
  const url = await terminal.evaluate(() => bench.terminal.phoneLink());
  const phone = await openPage(browser, PHONE);
  const shown = desk.evaluate(() => bench.desk.firstFrame());
  const opened = Date.now();
  await phone.page.goto(url, { waitUntil: 'commit' });
  const allow = phone.page.getByRole('button', { name: '允许使用摄像头' });
  await allow.waitFor();
  const asked = Date.now();
  await pause(READING_MS);
  const pressed = Date.now();
  await allow.evaluate((button: HTMLElement) => button.click());
  const at = await shown;
  await phone.context.close();
  await terminal.evaluate(() => bench.terminal.hangUp());
  await desk.evaluate(() => bench.desk.rest());
  return { pageMs: asked - opened, pictureMs: at - pressed };
}
