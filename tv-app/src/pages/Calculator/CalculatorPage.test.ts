import { HOME } from '../../session/testing.js';
import { type Rendered, type RenderOptions, renderPage } from '../../testing/render.js';
import { CalculatorPage } from './CalculatorPage.js';

/** The court fee, opened from the list of calculators. */
const courtFee = (options: RenderOptions = {}) =>
  renderPage(CalculatorPage, {
    params: { id: 'court-fee' },
    prepare: async ({ home, legal, navigator }, platform) => {
      platform.answer('GET', /rulebook/, { json: { today: '2026-06-11', overrides: [] } });
      home.store.set({ home: HOME });
      await legal.load();
      navigator.open('calculators');
      navigator.open('calculator', { id: 'court-fee' });
    },
    ...options,
  });

async function press(page: Rendered, keys: readonly Parameters<Rendered['press']>[0][]): Promise<void> {
  for (const key of keys) await page.press(key);
}
const AMOUNT = ['digit1', 'digit1', 'digit4', 'digit0', 'digit0', 'digit0', 'digit0'] as const;

describe('the page of a calculator', () => {
  it('computes from a choice and an amount, both by digits', async () => {
    const page = await courtFee();
    expect(page.focus()).toBe('choice:kind:property');
    await press(page, AMOUNT);
    expect(page.texts()).toContain('140,000 元');
    await press(page, ['ok', 'digit5', 'ok']);
    expect(page.texts()).toContain('3,100 元');
    expect(page.options().map(({ option }) => option)).toContain('another');
  });

  it('has a pad whose first columns are digits, and keys of the remote that need no pad', async () => {
    const page = await courtFee();
    await press(page, ['digit1', 'digit1', 'digit2', 'green', 'digit5']);
    expect(page.texts().join()).toContain('12.5');
    await page.press('yellow');
    expect(page.texts().join()).not.toContain('12.5');
    const pad = page.options().filter(({ option }) => option !== 'next');
    expect(new Set(pad.map(({ x }) => x)).size).toBe(3);
    expect(pad.map(({ option }) => option).slice(0, 3)).toEqual(['key-1', 'key-2', 'key-3']);
  });

  it('asks again for what is missing, and goes back a question at a time', async () => {
    const page = await courtFee();
    await press(page, ['digit1', 'ok']);
    expect(page.texts()).toContain(page.scene().lines[0]);
    expect(page.scene().title).toBe('争议金额');
    await page.press('back');
    expect(page.focus()).toBe('choice:kind:property');
  });

  it.each(['zh-CN', 'en'] as const)('keeps every key on the screen with large letters (%s)', async (locale) => {
    const page = await courtFee({ elder: true, locale });
    await page.press('digit1');
    expect(page.options()).toHaveLength(13);
    for (const { x, y, w, h } of page.options()) {
      expect(x + w).toBeLessThanOrEqual(1824);
      expect(y + h).toBeLessThanOrEqual(1080 - 54);
    }
  });
});
