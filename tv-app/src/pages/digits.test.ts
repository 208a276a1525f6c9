import { routes } from '../routes.js';
import { UNASKED_MS } from '../scene/DigitGuard.js';
import type { PageId } from '../session/Navigator.js';
import { PAGE_TRAITS } from '../session/pageTraits.js';
import { callWith } from '../session/testing.js';
import { fullPage } from '../testing/fullPage.js';
import { type Rendered, renderPage } from '../testing/render.js';
import { TEXT_SIZES, type TextSize } from '../theme.js';
import { CallWaitingPage } from './CallWaiting/CallWaitingPage.js';

const pages = Object.keys(PAGE_TRAITS) as PageId[];
const digitsOf = (page: Rendered) => page.scene().choices.filter(({ digit, disabled }) => digit !== null && !disabled);

/** What can be read of a page: in the largest size its cards are shown in turn, as the focus goes through them. */
async function textsOf(page: Rendered): Promise<readonly string[]> {
  const texts = [...page.texts()];
  if (page.session.preferences.state.text !== 'largest') return texts;
  for (const _ of page.scene().choices) {
    await page.press('down');
    texts.push(...page.texts());
  }
  return texts;
}

/** A page that waits for somebody who answers. */
const waiting = (unasked = false) =>
  renderPage(CallWaitingPage, {
    unasked,
    prepare: ({ call }) => call.store.set({ phase: 'open', kind: 'consultation', call: callWith(), category: null }),
  });

describe('[B1] a digit counts while it is drawn', () => {
  describe.each(TEXT_SIZES)('letters: %s', (text) => {
    it.each(pages)('%s', async (id) => {
      const page = await renderPage(routes[id], { ...fullPage(id), text });
      // What it fetched is drawn as well.
      await page.update();
      const texts = await textsOf(page);
      const unseen = digitsOf(page).filter(({ digit }) => !texts.includes(String(digit)));
      page.close();
      expect(unseen).toEqual([]);
    });
  });
});

describe('a digit chooses the same in every size', () => {
  const chosen = async (id: PageId, text: TextSize) => {
    const page = await renderPage(routes[id], { ...fullPage(id), text });
    await page.update();
    const choices = new Map(page.scene().choices.map((choice) => [choice.digit, choice.id]));
    page.close();
    return choices;
  };
  it.each(pages)('%s', async (id) => {
    const [large, largest] = [await chosen(id, 'elder'), await chosen(id, 'largest')];
    const standard = await chosen(id, 'standard');
    for (const [digit, choice] of largest) {
      expect(large.get(digit)).toBe(choice);
      // A page that holds less turns with its last digit, and may have other choices behind it.
      if (digit !== null && choice !== 'turn' && standard.has(digit)) expect(standard.get(digit)).toBe(choice);
    }
  });
});

describe('[B1] a digit that came to mean something without a key does nothing at first', () => {
  it.each(pages)('on the page %s', async (id) => {
    const page = await renderPage(routes[id], { ...fullPage(id), unasked: true });
    const before = JSON.stringify([page.scene(), page.session.navigator.location, page.platform.requests]);
    for (const { digit } of digitsOf(page)) await page.press(`digit${digit ?? 0}`);
    expect(JSON.stringify([page.scene(), page.session.navigator.location, page.platform.requests])).toBe(before);
    page.close();
  });

  it('afterwards it does', async () => {
    const page = await waiting(true);
    await page.platform.clock.advance(UNASKED_MS);
    await page.press('digit2');
    expect(page.session.call.state.category).toBe('labour');
    page.close();
  });

  it('nobody left on duty does not turn the matter that is pressed into a wish to wait', async () => {
    const page = await waiting();
    page.session.call.store.set({ call: callWith({ staffed: false }) });
    await page.update();
    const asked = page.scene();
    expect(asked.choices.find(({ digit }) => digit === 2)?.id).toBe('patient');
    await page.press('digit2');
    expect(page.scene()).toEqual(asked);
    await page.platform.clock.advance(UNASKED_MS);
    await page.press('digit2');
    expect(page.scene().title).not.toBe(asked.title);
    page.close();
  });
});

it('[B3] the matter that is pressed when a lawyer is free at once is the matter', async () => {
  const page = await waiting();
  page.session.call.store.set({ call: callWith({ state: 'offered' }) });
  await page.update();
  await page.press('digit2');
  expect(page.session.call.state.category).toBe('labour');
  page.close();
});
