import type { Page } from 'playwright-core';
import { startWorld, Tv, until, type World } from '../src/index.js';

const scene = (page: Page) =>
  page.evaluate(() => (globalThis as { tv?: { scene(): { page: string } } }).tv?.scene() ?? null);
const untilPage = (what: string, page: Page, name: string) =>
  until(
    what,
    () => scene(page),
    (s) => s?.page === name,
  );

/** Boxes whose browser, storage, graphics or clock is not as it should be. */
describe('an odd box', () => {
  let world: World;
  let url: (name: string) => string;
  beforeAll(async () => {
    world = await startWorld();
    url = (name) => `${world.dev.baseUrl}/tv/?demo=${name}`;
  });
  afterAll(async () => {
    await world?.close();
  });
  beforeEach(() => world.reset());

  it('[P8] a duplicated window says that the terminal is in use, and has the line once the first is closed', async () => {
    const tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-1');
    const opened = tv.context.waitForEvent('page');
    await tv.page.evaluate(() => void window.open(location.href));
    const other = await opened;
    await untilPage('the duplicate says that the terminal is in use', other, 'in-use');
    expect((await tv.scene())?.page).toBe('home');
    await tv.page.reload();
    await tv.untilPage('home');
    expect((await scene(other))?.page).toBe('in-use');
    await tv.page.close();
    await untilPage('the duplicate has the line', other, 'home');
    await tv.close();
  });

  it('[P8] two windows with one id, from a copied storage, do not push each other out for ever', async () => {
    const tv = await Tv.open(world.browser, 'about:blank');
    await tv.context.addInitScript(() => {
      if (location.protocol !== 'about:')
        sessionStorage.setItem('falink.tv.tab', '00000000-0000-4000-8000-0000000000aa');
    });
    const twin = await tv.context.newPage();
    await tv.page.goto(url('home-2'));
    await tv.untilPage('home');
    await twin.goto(url('home-2'));
    const pages = async () => [(await tv.scene())?.page, (await scene(twin))?.page].sort();
    await until('one of them gives way', pages, (shown) => shown[0] === 'home' && shown[1] === 'in-use');
    await tv.close();
  });

});
