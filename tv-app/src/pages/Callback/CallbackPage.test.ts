import type { Digit } from '../../keymap.js';
import { UNASKED_MS } from '../../scene/DigitGuard.js';
import { HOME, ID, refusal } from '../../session/testing.js';
import { type Rendered, type RenderOptions, renderPage } from '../../testing/render.js';
import { CallbackPage } from './CallbackPage.js';
import { groupedPhone } from './callbackScene.js';

const open = (options: RenderOptions = {}) =>
  renderPage(CallbackPage, { prepare: (session) => session.home.store.set({ home: HOME }), ...options });

async function type(page: Rendered, phone: string): Promise<void> {
  for (const digit of phone) await page.press(`digit${Number(digit) as Digit}`);
}

describe('the page that takes a telephone number', () => {
  it('has a pad as on a telephone, and begins in its middle', async () => {
    const page = await open();
    const rows = new Map<number, unknown[]>();
    for (const { option, y } of page.options()) rows.set(y, [...(rows.get(y) ?? []), option]);
    expect([...rows.values()]).toEqual([
      ['key-1', 'key-2', 'key-3'],
      ['key-4', 'key-5', 'key-6'],
      ['key-7', 'key-8', 'key-9'],
      ['delete', 'key-0', 'send'],
    ]);
    expect(page.focus()).toBe('key-5');
  });

  it('takes the keys of the remote and those of the pad alike', async () => {
    const page = await open();
    await type(page, '138');
    await page.press('ok');
    expect(page.texts()).toContain(groupedPhone('1388'));
  });

  it('has nothing to delete and nothing to send at the beginning', async () => {
    const page = await open();
    await page.press('down');
    await page.press('down');
    expect(page.focus()).toBe('key-0');
    await page.press('left');
    expect(page.focus()).not.toBe('delete');
    await type(page, '1');
    for (let rows = 0; rows < 3; rows += 1) await page.press('down');
    expect(page.focus()).toBe('delete');
    await page.press('ok');
    expect(page.texts()).toContain('—');
  });

  it('needs one more key when the number is complete, and says what was kept', async () => {
    const page = await open({
      prepare: (_session, platform) =>
        platform.answer('POST', /callbacks$/, {
          status: 201,
          json: { id: ID(300), phoneMasked: '138****1234', promise: null },
        }),
    });
    await type(page, '13800001234');
    expect(page.focus()).toBe('send');
    await page.press('ok');
    await page.update();
    expect(page.options().map(({ option }) => option)).toEqual(['done']);
    expect(page.texts().join()).toContain('138****1234');
    await page.press('digit1');
    expect(page.session.call.state.callbackPhone).not.toBeNull();
    await page.platform.clock.advance(UNASKED_MS);
    await page.press('digit1');
    expect(page.session.navigator.location.page).toBe('home');
  });

  it('keeps the number and says so when it could not be sent', async () => {
    const page = await open({
      prepare: (_session, platform) => platform.answer('POST', /callbacks$/, refusal('service.no_sfu', 503)),
    });
    await type(page, '13800001234');
    await page.press('ok');
    await page.update();
    expect(page.texts()).toContain(groupedPhone('13800001234'));
    expect(page.texts()).toContain(page.scene().lines[0]);
    expect(page.focus()).toBe('send');
  });

  it('has the same keys with large letters, in English too', async () => {
    const page = await open({ elder: true, locale: 'en' });
    expect(page.options()).toHaveLength(12);
    for (const { x, w, y, h } of page.options()) {
      expect(x + w).toBeLessThanOrEqual(1824);
      expect(y + h).toBeLessThanOrEqual(1080 - 54);
    }
  });
});
