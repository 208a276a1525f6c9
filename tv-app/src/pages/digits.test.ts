import { routes } from '../routes.js';
import { UNASKED_MS } from '../scene/DigitGuard.js';
import type { PageId } from '../session/Navigator.js';
import { PAGE_TRAITS } from '../session/pageTraits.js';
import { callWith } from '../session/testing.js';
import { fullPage } from '../testing/fullPage.js';
import { type Rendered, renderPage } from '../testing/render.js';
import { CallWaitingPage } from './CallWaiting/CallWaitingPage.js';

const pages = Object.keys(PAGE_TRAITS) as PageId[];
const digitsOf = (page: Rendered) => page.scene().choices.filter(({ digit, disabled }) => digit !== null && !disabled);

/** A page that waits for somebody who answers. */
const waiting = (unasked = false) =>
  renderPage(CallWaitingPage, {
    unasked,
    prepare: ({ call }) => call.store.set({ phase: 'open', kind: 'consultation', call: callWith(), category: null }),
  });

describe('[B1] a digit counts while it is drawn', () => {
  describe.each([false, true])('large letters: %s', (elder) => {
    it.each(pages)('%s', async (id) => {
      const page = await renderPage(routes[id], { ...fullPage(id), elder });
      // What it fetched is drawn as well.
      await page.update();
      const texts = page.texts();
      const unseen = digitsOf(page).filter(({ digit }) => !texts.includes(String(digit)));
      page.close();
      expect(unseen).toEqual([]);
    });
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
