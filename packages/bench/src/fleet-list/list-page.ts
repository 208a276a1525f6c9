import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Desk, type StaffClient } from '@falink/e2e';
import { type FleetLook, terminalRoutes } from '@falink/protocol';
import type { Browser, Page } from 'playwright-core';
import type { TraceEvent } from '../tv/key-trace.js';
import { type TaskCosts, taskCosts } from './task-trace.js';

/** Rows that must stand, in order, before a list counts as there. */
const RIGHT_ROWS = 8;
/** A turn of the wheel: half a window. */
const WHEEL_PX = 340;
const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
const WAIT_MS = 120_000;

declare const firstRows: Promise<number>;

/** Runs before the page's scripts: the moment at which a frame with text in rows has been painted, ms after the start. */
function watchRows(): void {
  const there = new Promise<number>((resolve) => {
    const look = (): void => {
      const row = document.querySelector<HTMLElement>('[role=grid] [data-row-key]');
      if (!row?.innerText.trim()) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
  });
  Object.assign(globalThis, { firstRows: there });
}

/** The console's list of terminals in a browser. */
export class ListPage {
  private constructor(
    private readonly browser: Browser,
    private readonly desk: Desk,
    private readonly url: string,
  ) {}

  static async signIn(browser: Browser, baseUrl: string, username: string): Promise<ListPage> {
    const desk = await Desk.signIn(browser, baseUrl, username);
    await desk.page.addInitScript(watchRows);
    // Each time is the first time: nothing is cached.
    const devtools = await desk.context.newCDPSession(desk.page);
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    return new ListPage(browser, desk, `${baseUrl}/console/fleet`);
  }

  get page(): Page {
    return this.desk.page;
  }

  /** Opens the list from nothing. @returns ms until its rows can be read */
  async open(): Promise<number> {
    await this.page.goto('about:blank');
    await this.page.goto(this.url);
    const ms = await this.page.evaluate(() => firstRows);
    await this.page.waitForLoadState('networkidle');
    return ms;
  }

  async leave(): Promise<void> {
    await this.page.goto('about:blank');
  }

  /** Turns the wheel until the last row of the list stands there, then pages back by keyboard. @returns ms until the last row stands, and the tasks */
  async scrollThrough(limitMs: number, pages: number): Promise<{ readonly ms: number; readonly tasks: TaskCosts }> {
    const grid = this.page.getByRole('grid');
    await grid.hover();
    const file = path.join(tmpdir(), `falink-fleet-list-${process.pid}.json`);
    await this.browser.startTracing(this.page, { categories: CATEGORIES, path: file });
    const from = performance.now();
    const isAtEnd = () => grid.evaluate((box) => box.scrollTop + box.clientHeight >= box.scrollHeight - 1);
    while (!(await isAtEnd())) for (let turn = 0; turn < 10; turn += 1) await this.page.mouse.wheel(0, WHEEL_PX);
    await this.page.waitForFunction(
      () => {
        const box = document.querySelector('[role=grid]');
        return box?.querySelector(`[aria-rowindex="${box.getAttribute('aria-rowcount')}"][data-row-key]`) != null;
      },
      undefined,
      { timeout: WAIT_MS },
    );
    const ms = performance.now() - from;
    await grid.focus();
    await this.page.keyboard.press('End');
    for (let press = 0; press < pages; press += 1) await this.page.keyboard.press('PageUp');
    await this.page.keyboard.press('Home');
    await this.page.waitForFunction(() => document.querySelector('[role=grid] [aria-rowindex="2"]') !== null);
    await this.browser.stopTracing();
    const { traceEvents } = JSON.parse(await readFile(file, 'utf8')) as { traceEvents: TraceEvent[] };
    await rm(file);
    return { ms, tasks: taskCosts(traceEvents, limitMs) };
  }

  /** Does something that leads to another list. @returns ms until its first rows stand, as the api gives them */
  async change(
    staff: StaffClient,
    look: Pick<FleetLook, 'filter' | 'sort'>,
    act: () => Promise<void>,
  ): Promise<number> {
    const query = { ...look.filter, sort: look.sort, limit: RIGHT_ROWS };
    const { items } = await staff.ask(terminalRoutes.listTerminals, { query });
    if (items.length === 0) throw new Error('nothing is in the list that the bench waits for');
    const from = performance.now();
    await act();
    const isThere = (ids: readonly string[]): boolean => {
      const rows = [...document.querySelectorAll<HTMLElement>('[role=grid] [data-row-key]')];
      const at = new Map(rows.map((row) => [Number(row.getAttribute('aria-rowindex')), row.dataset.rowKey]));
      return ids.every((id, i) => at.get(i + 2) === id);
    };
    const ids = items.map(({ id }) => id);
    await this.page.waitForFunction(isThere, ids, { polling: 'raf' }).catch(async (cause: unknown) => {
      const page = await this.page.locator('main').innerText();
      throw new Error(`${items[0]?.name} does not begin the list at ${this.page.url()}:\n${page}`, { cause });
    });
    return performance.now() - from;
  }

  close(): Promise<void> {
    return this.desk.close();
  }
}
