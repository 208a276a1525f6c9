import type { Page } from 'playwright-core';
import { Desk, Tv, until, type World } from '../src/index.js';

/** Marks a page; the mark is gone once the page was loaded again. */
const mark = (page: Page) => page.evaluate(() => Object.assign(globalThis, { marked: true }));
const isMarked = (page: Page) => page.evaluate(() => 'marked' in globalThis).catch(() => true);
const untilLoadedAgain = (page: Page) =>
  until(
    'the page loaded again',
    () => isMarked(page),
    (marked) => !marked,
  );

/** The service has no such script for the page that is open now, and has it for the next one. */
async function refuseUntilLoadedAgain(page: Page, address: RegExp): Promise<void> {
  let loads = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads += 1;
  });
  const opened = page.url() === 'about:blank' ? 1 : 0;
  await page.route(address, (route) => (loads <= opened ? route.fulfill({ status: 404, body: '' }) : route.continue()));
}

/** After an upgrade the service has other scripts than the pages that are open: each loads itself again, once. */
export function describeLostScripts(shared: () => World): void {
  describe('a script that the service no longer has', () => {
    let world: World;
    beforeAll(async () => {
      world = shared();
      await world.reset();
    });

    it('console: the page that somebody opens is there after it loaded itself again', async () => {
      const desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'supervisor');
      const leaveWall = desk.page.getByRole('link', { name: '回到工作台' });
      await leaveWall.waitFor();
      await mark(desk.page);
      await refuseUntilLoadedAgain(desk.page, /\/assets\/FleetPage-.*\.js/);
      await leaveWall.click();
      await untilLoadedAgain(desk.page);
      await desk.page.getByRole('grid').waitFor();
      expect(desk.page.url()).toMatch(/\/console\/fleet$/);
    });

    it('television: the script of calls is loaded before it is needed, and red reaches a lawyer', async () => {
      const desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'lawyer');
      await desk.goOnDuty();
      const tv = await Tv.open(world.browser, 'about:blank');
      // A worker that has kept the page's files would answer in place of the service.
      await tv.page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
      await refuseUntilLoadedAgain(tv.page, /\/tv\/assets\/src-.*\.js/);
      await tv.page.goto(`${world.dev.baseUrl}/tv/?demo=home-1`);
      await mark(tv.page);
      await untilLoadedAgain(tv.page);
      await tv.untilPage('home');
      await tv.press('red');
      await desk.answer();
      await tv.until('an active call', (s) => s.call?.state === 'active');
    });
  });
}
