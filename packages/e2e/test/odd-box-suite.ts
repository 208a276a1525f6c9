import type { Browser } from 'playwright-core';
import { launchBrowser, Tv, until, untilMoving, type World } from '../src/index.js';
import { type Reported, reported } from './window-report.js';

/** Boxes whose browser or graphics is not as it should be; the rarer ones are in odd-box.nightly.test.ts. */
export function describeOddBox(shared: () => World): void {
  describe('an odd box', () => {
    let world: World;
    beforeEach(async () => {
      world = shared();
      await world.reset();
    });

    it('[P8] a duplicated window says that the terminal is in use, and has the line once the first is closed', async () => {
      const tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-1');
      const other = await tv.duplicate();
      await other.untilPage('in-use');
      expect((await tv.scene())?.page).toBe('home');
      await tv.page.reload();
      // One of them, whichever asks first while the other one loads.
      const pages = () => Promise.all([tv, other].map(async (window) => (await window.scene())?.page));
      const shown = await until('one has the line', pages, (now) => now.includes('home') && now.includes('in-use'));
      const [holder, waiting] = shown[0] === 'home' ? [tv, other] : [other, tv];
      await holder.page.close();
      await waiting.untilPage('home');
      await tv.close();
    });

    describe('that plays sound only after a key', () => {
      let strict: Browser;
      beforeAll(async () => {
        strict = await launchBrowser({ flags: ['-no:--autoplay-policy=no-user-gesture-required'] });
      });
      afterAll(() => strict?.close());

      // Asking a page anything by the debugger counts as a key.
      it('shows the programme silently until then; Back does not count as one', async () => {
        const tv = await Tv.open(strict, 'about:blank');
        const programme = await reported(tv.page, 'programme');
        await tv.page.goto(`${world.dev.baseUrl}/tv/?demo=home-1`);
        const moves = (from: Reported | null, muted: boolean) =>
          until(`the picture, ${muted ? 'silent' : 'with sound'}`, programme, (seen) => {
            return seen?.muted === muted && seen.frames > (from?.frames ?? 0) + 20;
          });
        const silent = await moves(null, true);
        await tv.page.keyboard.press('Escape');
        const stillSilent = await moves(silent, true);
        await tv.page.keyboard.press('ArrowUp');
        await moves(stillSilent, false);
        await tv.close();
      });
    });

    it('graphics that are taken away and given back: the page is drawn again', async () => {
      const tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-3');
      const loadedAt = () => tv.page.evaluate(() => performance.timeOrigin);
      const before = await loadedAt();
      await tv.page.evaluate(() => {
        const canvas = document.querySelector('body > canvas') as HTMLCanvasElement;
        const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
        const context = gl?.getExtension('WEBGL_lose_context');
        if (!context) throw new Error('the canvas has no context to lose');
        context.loseContext();
      });
      await until('the page is loaded again', loadedAt, (at) => at !== before);
      await tv.untilPage('home');
      await untilMoving(tv.page, 'programme');
      const drawn = () =>
        tv.page.evaluate(() => {
          const canvas = document.querySelector('body > canvas') as HTMLCanvasElement;
          const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
          return gl !== null && !gl.isContextLost();
        });
      expect(await drawn()).toBe(true);
      await tv.close();
    });
  });
}
