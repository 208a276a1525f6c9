import { fontMeasure } from '../../../test/render/fontWidths.mjs';
import { fullPage } from '../../testing/fullPage.js';
import { layoutFaults } from '../../testing/layout.js';
import { LONG } from '../../testing/longData.js';
import { renderPage } from '../../testing/render.js';
import { EmergencyPage } from './EmergencyPage.js';

const measure = fontMeasure();
/** As many characters as the protocol allows, each as wide as one can be. */
const FULLEST = {
  ...LONG.emergency,
  headline: '洪'.repeat(40),
  body: '水'.repeat(200),
  points: ['走'.repeat(60), '看'.repeat(60), '问'.repeat(60)],
};

describe('an emergency notice', () => {
  describe.each([false, true])('large letters: %s', (elder) => {
    it.each([
      ['as districts write it', LONG.emergency],
      ['as long as one can be', FULLEST],
    ])('%s, is shown whole, above its key', async (_, emergency) => {
      const options = fullPage('emergency', 'zh-CN', { ...LONG, emergency });
      const page = await renderPage(EmergencyPage, { ...options, elder, measure });
      const shown = page.texts().join('').replace(/\s/g, '');
      for (const text of [emergency.headline, emergency.body, ...emergency.points])
        expect(shown).toContain(text.replace(/\s/g, ''));
      expect(layoutFaults(page.tree(), measure)).toEqual([]);
      page.close();
    });

    it('that is short stands as large as it can be read from afar', async () => {
      const page = await renderPage(EmergencyPage, { ...fullPage('emergency'), elder, measure });
      const sizeOf = (part: string) => page.tree().find(({ text }) => text?.includes(part))?.fontSize;
      expect([sizeOf('山洪'), sizeOf('暴雨'), sizeOf('高处')]).toEqual(elder ? [140, 68, 49] : [132, 64, 46]);
      page.close();
    });
  });

  it('takes no key but OK, which acknowledges it; the next OK leads back', async () => {
    const page = await renderPage(EmergencyPage, fullPage('emergency'));
    for (const key of ['back', 'home', 'red', 'digit1', 'blue'] as const) expect(await page.press(key)).toBe(true);
    expect(page.session.emergency.store.state).toMatchObject({ acknowledged: false });
    await page.press('ok');
    expect(page.session.emergency.store.state).toMatchObject({ acknowledged: true });
    await page.press('ok');
    expect(page.session.emergency.store.state.notice).toBeNull();
    page.close();
  });
});
