import { asset, HOME, ON_AIR } from '../../session/testing.js';
import { type RenderOptions, renderPage } from '../../testing/render.js';
import { HomePage } from './HomePage.js';

const NOBODY = { ...HOME, duty: { ...HOME.duty, state: 'none' as const, onDuty: [] } };

const home = (options: RenderOptions = {}) =>
  renderPage(HomePage, { prepare: (session) => session.home.store.set({ home: HOME, onAir: ON_AIR }), ...options });

describe('the home page', () => {
  it.each([false, true])('draws every option of its scene and nothing else (large letters: %s)', async (elder) => {
    const page = await home({ elder });
    const drawn = page.options().map(({ option }) => option);
    const described = page.scene().choices.map(({ id }) => id);
    expect([...drawn].sort()).toEqual([...described].sort());
    expect(page.focus()).toBe('live');
  });

  it('leads the focus from the window to the tiles, down them, and back', async () => {
    const page = await home();
    await page.press('right');
    expect(page.focus()).toBe('legal-aid');
    await page.press('up');
    expect(page.focus()).toBe('call');
    await page.press('left');
    expect(page.focus()).toBe('live');
  });

  it.each([false, true])('[O9] says whether the service room is open today (large letters: %s)', async (elder) => {
    const { texts, scene, update, session } = await home({ elder });
    // Thursday, 15:42.
    expect(texts().join('').replace(/\s/g, '')).toContain('服务室今天8:30–17:30有人');
    expect(scene().lines).toContain('通知：星期五下午停电，服务室不开');
    session.home.store.set({ home: { ...HOME, room: null } });
    await update();
    expect(texts().join('')).not.toContain('服务室');
    expect(scene().lines).toHaveLength(2);
  });

  it('opens by digit what it says it opens', async () => {
    const page = await home();
    await page.press('digit3');
    expect(page.session.navigator.location.page).toBe('library');
  });

  it('has larger letters in elder mode, and all of it on the screen', async () => {
    const sizes = async (elder: boolean) => {
      const page = await home({ elder });
      for (const { x, y, w, h } of page.options()) {
        expect(x).toBeGreaterThanOrEqual(96);
        expect(x + w).toBeLessThanOrEqual(1824);
        expect(y + h).toBeLessThanOrEqual(1080 - 54);
      }
      return page.tree().find(({ text }) => text === '更多服务')?.fontSize ?? 0;
    };
    expect(await sizes(true)).toBeGreaterThan(await sizes(false));
  });

  it('follows the service: who is on duty, and nobody', async () => {
    const page = await home();
    page.session.home.store.set({ home: NOBODY });
    await page.update();
    expect(page.texts()).toContain('现在没人值班');
    await page.press('digit5');
    expect(page.session.navigator.location.page).toBe('callback');
  });

  it.each([
    ['error', '节目断了，正在重连'],
    ['unsupported', '这台盒子放不了节目'],
  ] as const)('says that the programme does not come: %s', async (state, words) => {
    const page = await home();
    page.session.programme.playChannel(ON_AIR);
    page.platform.programme.tell(state);
    await page.update();
    expect(page.texts()).toContain(words);
    page.platform.programme.tell('playing');
    await page.update();
    expect(page.texts()).not.toContain(words);
  });

  it('gives the whole screen to the programme when nobody touches the remote', async () => {
    const page = await home();
    page.session.programme.playChannel({ ...ON_AIR, now: { asset: asset('a'), startedAt: '', endsAt: '' } });
    await page.platform.clock.advance(19_000);
    await page.press('down');
    await page.platform.clock.advance(19_000);
    expect(page.session.navigator.location.page).not.toBe('live');
    await page.platform.clock.advance(2_000);
    expect(page.session.navigator.location.page).toBe('live');
  });

  it('stops following when it is left', async () => {
    const page = await home();
    page.close();
    await page.platform.clock.advance(60_000);
    expect(page.session.navigator.location.page).not.toBe('live');
  });
});
