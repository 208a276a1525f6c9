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
const ALLOW = '允许使用摄像头';
const BARE_PAGE = `<!doctype html>
<meta charset="utf-8">
<style>body { font: 400 19px/1.55 "Noto Sans CJK SC", sans-serif }</style>
<h2>让对方看得见您、听得清您</h2>
<ul><li>这部手机只在这次通话里当电视的摄像头和话筒。</li></ul>
<button>${ALLOW}</button>`;
const VIEW = { width: 640, height: 360 } as const;
const PHONE = { width: 390, height: 844 } as const;

interface Times {
  /** The address is opened → the page asks for the camera, ms. */
  readonly pageMs: number;
  /** The person's press → the first picture at the desk, ms. */
  readonly pictureMs: number;
  /** As `pageMs`, of a page of the same words in one file, without a script. */
  readonly bareMs: number;
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
        `companion ${run + 1}/${runs}: page ${one.pageMs.toFixed(0)} ms (bare ${one.bareMs.toFixed(0)} ms), picture ${one.pictureMs.toFixed(0)} ms`,
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
        { name: 'a bare page of the same words, in the same call', result: all(({ bareMs }) => bareMs) },
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
  const bareMs = await openBare(browser, new URL(url).origin);
  const phone = await openPage(browser, PHONE);
  const shown = desk.evaluate(() => bench.desk.firstFrame());
  const pageMs = await untilAsked(phone.page, url);
  await pause(READING_MS);
  const pressed = await phone.page.getByRole('button', { name: ALLOW }).evaluate((button: HTMLElement) => {
    const now = performance.timeOrigin + performance.now();
    button.click();
    return now;
  });
  const at = await shown;
  await phone.context.close();
  await terminal.evaluate(() => bench.terminal.hangUp());
  await desk.evaluate(() => bench.desk.rest());
  return { pageMs, pictureMs: at - pressed, bareMs };
}

async function openBare(browser: Browser, origin: string): Promise<number> {
  const { page, context } = await openPage(browser, PHONE);
  const url = `${origin}/bare`;
  await page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: BARE_PAGE }));
  const ms = await untilAsked(page, url);
  await context.close();
  return ms;
}

async function untilAsked(page: Page, url: string): Promise<number> {
  const opened = Date.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.getByRole('button', { name: ALLOW }).waitFor();
  return Date.now() - opened;
}
