import { fileURLToPath } from 'node:url';
import { differenceOfShots, KEEPS, KeptPictures, SetClock } from '@falink/tooling/pictures';
import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Look } from './look.js';
import type { Stage } from './stage.js';

// A page is drawn in a second, on a busy machine in many.
jest.setTimeout(60_000);

/** A Tuesday morning, for what is drawn and for what is served. */
const AT = new Date('2026-07-14T10:30:00+08:00');
/** Pages without a video and without running seconds. */
const NAMES = [
  ...['login', 'phone-privacy', 'phone-follow', 'phone-summary', 'applications'],
  ...['legal', 'fleet', 'commands', 'jobs', 'places', 'staff'],
];

describe('pictures of the console and of the phone pages', () => {
  let stage: Stage;
  let canvas: Page;
  let looks: readonly Look[];
  let kept: KeptPictures;
  const clock = new SetClock(AT);

  beforeAll(async () => {
    // After the clock is set: what is served counts from the moment at which it is loaded.
    looks = (await import('./looks/index.js')).LOOKS;
    stage = await (await import('./stage.js')).Stage.open(AT);
    canvas = await stage.blank();
    kept = new KeptPictures(fileURLToPath(new URL('kept', import.meta.url)), stage.version);
    if (KEEPS) kept.clear();
    else if (kept.missing) process.stdout.write(`${kept.missing}\n`);
  });
  afterAll(async () => {
    clock.close();
    await stage.close();
  });

  async function shot(name: string, change?: string): Promise<Buffer> {
    const look = looks.find((one) => one.name === name);
    if (!look) throw new Error(`there is no look ${name}`);
    clock.restart();
    const { page, close } = await stage.show(look);
    // By script: a style element would need the page's nonce.
    if (change) await page.evaluate(change);
    const png = await page.screenshot({ animations: 'disabled' });
    await close();
    return png;
  }

  it.each(NAMES)('%s looks as it did when it was kept', async (name) => {
    const png = await shot(name);
    if (KEEPS) await kept.keep(canvas, name, png);
    else if (!kept.missing) expect(await kept.compare(canvas, name, png)).toBeNull();
  });

  it('are the same twice, and differ when a card moved or a colour changed', async () => {
    const before = await shot('jobs');
    const moved = await shot('jobs', "document.querySelector('main .card').style.translate = '24px 0'");
    const coloured = await shot('jobs', "document.documentElement.style.setProperty('--surface', '#fde7e3')");
    expect(await differenceOfShots(canvas, before, await shot('jobs'))).toBeNull();
    expect(await differenceOfShots(canvas, before, moved)).toMatch(/^differs/);
    expect(await differenceOfShots(canvas, before, coloured)).toMatch(/^differs/);
  });
});
