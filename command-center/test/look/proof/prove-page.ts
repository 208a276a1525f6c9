import { untilWithin } from '@falink/fixtures/until';
import type { Page } from 'playwright-core';
import type { Look } from '../look.js';
import type { Stage } from '../stage.js';
import { axeViolations } from './axe.js';
import { layoutFaults } from './layout-faults.js';

/** The pages that people work on: a desk's screen may be small or large, and is resized. */
export const MAIN: ReadonlySet<string> = new Set([
  ...['desk-idle', 'seat', 'applications', 'legal', 'fleet', 'pairings', 'commands', 'jobs', 'places', 'enrolments'],
  ...['staff', 'account', 'answers', 'login'],
]);
const OTHER_SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];
/** What moves has come to its end. */
const settled = untilWithin(1_500);

/** What is wrong with a page, by what found it. A page without a fault gives the same as {@link NOTHING}. */
export interface Found {
  /** Errors of the page, refusals of its Content-Security-Policy, and what its look did not find. */
  readonly troubles: readonly string[];
  readonly axe: readonly string[];
  /** Contrast in the other theme. */
  readonly otherTheme: readonly string[];
  readonly layout: readonly string[];
  /** Escape closed a drawer, and the keyboard is nowhere. */
  readonly lostFocus: readonly string[];
}
export const NOTHING: Found = { troubles: [], axe: [], otherTheme: [], layout: [], lostFocus: [] };

/** Draws a page in both themes, a main one in other sizes, and closes its drawer if it has one. */
export async function provePage(stage: Stage, look: Look): Promise<Found> {
  const { page, troubles, close } = await stage.show(look);
  try {
    const axe = await axeViolations(page);
    const layout = await lastingFaults(page);
    await page.emulateMedia({ colorScheme: look.theme === 'dark' ? 'light' : 'dark' });
    const otherTheme = await axeViolations(page, ['color-contrast']);
    for (const size of MAIN.has(look.name) ? OTHER_SIZES : []) {
      await page.setViewportSize(size);
      layout.push(...(await lastingFaults(page)).map((fault) => `at ${size.width}: ${fault}`));
    }
    return { troubles: [...troubles], axe, otherTheme, layout, lostFocus: await lostFocus(page, look) };
  } finally {
    await close();
  }
}

/** What stays wrong: rows that are measured first come to their places a little later. */
async function lastingFaults(page: Page): Promise<string[]> {
  let last: string[] = [];
  await settled('everything is in its place', async () => {
    last = await page.evaluate(layoutFaults);
    return last.length === 0;
  }).catch(() => undefined);
  return last;
}

/** A drawer that an address opened was opened from nowhere; one below a dialog that Escape does not close stays. */
async function lostFocus(page: Page, { path }: Look): Promise<string[]> {
  const drawer = page.locator('.ant-drawer-open');
  if (path.includes('?') || path.endsWith('/new') || !(await drawer.first().isVisible())) return [];
  const isThere = () => drawer.first().isVisible();
  for (let i = 0; i < 3 && (await isThere()); i++) {
    await page.keyboard.press('Escape');
    await settled('the drawer closes', async () => !(await isThere())).catch(() => undefined);
  }
  if (await page.locator('.ant-modal').isVisible()) return [];
  if (await isThere()) return ['a drawer stays open'];
  // The focus goes back when the drawer has moved out of the window.
  const focused = () => page.evaluate(() => ![null, document.body].includes(document.activeElement as HTMLElement));
  return settled('the focus is back', focused).then(
    () => [],
    () => ['nothing has the focus'],
  );
}
