import { fontMeasure } from '../../../test/render/fontWidths.mjs';
import { routes } from '../../routes.js';
import type { PageId } from '../../session/Navigator.js';
import { PAGE_TRAITS } from '../../session/pageTraits.js';
import { fullPage } from '../../testing/fullPage.js';
import { LONG } from '../../testing/longData.js';
import { type Rendered, renderPage } from '../../testing/render.js';

const measure = fontMeasure();
const pages = Object.keys(PAGE_TRAITS) as PageId[];
/** Words without what lines and pages of them put in between. */
const joined = (texts: readonly string[]): string => texts.join('').replace(/\s/g, '');

/** Every page in the largest letters, with the longest data. */
const largest = async (id: PageId, locale: 'zh-CN' | 'en' = 'zh-CN') => {
  const page = await renderPage(routes[id], { ...fullPage(id, locale, LONG), text: 'largest', measure });
  await page.update();
  return page;
};

/** What is read below the title while the words are turned to their end. */
async function turnedThrough(page: Rendered): Promise<string> {
  let words = '';
  let first: string | undefined;
  for (let turns = 0; turns < 30; turns += 1) {
    const texts = page.texts();
    const from = texts.indexOf('3:42') + 1;
    const mark = texts.findIndex((text) => text.includes('按左右键翻页'));
    const now = joined(texts.slice(from, mark < 0 ? undefined : mark));
    if (now === first) break;
    first ??= now;
    words += now;
    await page.press('right');
  }
  return words;
}

describe('a page in the largest letters', () => {
  it.each(pages)('%s: Down comes to every choice, and what has the focus is drawn', async (id) => {
    const page = await largest(id);
    const { choices, entry } = page.scene();
    const open = choices.filter(({ disabled }) => !disabled).map(({ id: choice }) => choice);
    const seen = new Set<string | null>([page.focus()]);
    for (const _ of choices) {
      await page.press('down');
      expect(page.page.focused === null || page.focus() === page.page.focused).toBe(true);
      seen.add(page.focus());
    }
    for (const _ of choices) {
      await page.press('up');
      seen.add(page.focus());
    }
    // The keys of a pad stand beside each other; other pages have their choices below each other, or two in a row.
    const reached = entry ? [...seen] : open.filter((choice) => seen.has(choice));
    const isInRows = page.options().some(({ x }, at, all) => at > 0 && x !== all[0]?.x);
    const isSame = JSON.stringify(page.scene().choices) === JSON.stringify(choices);
    page.close();
    if (!entry && !isInRows && isSame && page.page.focused !== null) expect(reached).toEqual(open);
  });

  it.each(['emergency', 'notice', 'legal-aid', 'services', 'command', 'receipt'] as const)(
    '%s: every word is on one of its pages',
    async (id) => {
      const page = await largest(id);
      const { lines, details = [] } = page.scene();
      const texts = await turnedThrough(page);
      page.close();
      for (const words of [...lines, ...details]) expect(texts).toContain(joined([words]));
    },
  );

  it('turns its words with Left and Right, round and back, and says which page of them is shown', async () => {
    const page = await largest('legal-aid');
    const at = () => page.texts().find((text) => text.includes('按左右键翻页'));
    const first = at();
    expect(first).toMatch(/第 1 页，共 \d 页/);
    await page.press('right');
    expect(at()).toMatch(/第 2 页/);
    await page.press('left');
    expect(at()).toBe(first);
    page.close();
  });

  it('shows the choices round the focus, and a digit chooses one that is not shown', async () => {
    const page = await largest('services');
    expect(page.texts()).not.toContain('设置');
    await page.press('digit5');
    expect(page.session.navigator.location.page).toBe('settings');
    page.close();
  });
});

it('one choice leads from the standard letters to the large and the largest ones, and back', async () => {
  const page = await renderPage(routes.settings, { text: 'standard', measure });
  const sizes = [];
  for (let presses = 0; presses < 3; presses += 1) {
    await page.press('digit1');
    sizes.push([page.session.preferences.state.text, page.scene().choices[0]?.label]);
  }
  page.close();
  expect(sizes).toEqual([
    ['elder', '字的大小：大字'],
    ['largest', '字的大小：特大字'],
    ['standard', '字的大小：标准'],
  ]);
});
