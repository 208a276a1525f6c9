import { routes } from '../routes.js';
import type { PageId } from '../session/Navigator.js';
import { PAGE_TRAITS } from '../session/pageTraits.js';
import { fontMeasure } from '../testing/fontWidths.js';
import { fullPage } from '../testing/fullPage.js';
import { layoutFaults } from '../testing/layout.js';
import { renderPage } from '../testing/render.js';

const pages = Object.keys(PAGE_TRAITS) as PageId[];
const measure = fontMeasure();

describe.each(['zh-CN', 'en'] as const)('in %s no text lies on another, or runs out of its place', (locale) => {
  describe.each([false, true])('large letters: %s', (elder) => {
    it.each(pages)('%s', async (id) => {
      const page = await renderPage(routes[id], { ...fullPage(id, locale), elder, measure });
      const faults = layoutFaults(page.tree(), measure);
      page.close();
      expect(faults).toEqual([]);
    });
  });
});
