import type { CallTrouble } from '../session/callTrouble.js';
import { callWith, ID } from '../session/testing.js';
import { renderPage } from '../testing/render.js';
import { CallActivePage } from './CallActive/CallActivePage.js';
import { CallRatingPage } from './CallRating/CallRatingPage.js';
import { CallWaitingPage } from './CallWaiting/CallWaitingPage.js';

const TROUBLES: readonly CallTrouble[] = ['nobody_on_duty', 'nobody_answered', 'unsupported'];
const intake = (change: Parameters<typeof callWith>[0] = {}) =>
  callWith({ kind: 'intake', intakeId: ID(400), ...change });

/** What the page of a call says, the same for who listens and who reads. */
async function words(
  type: Parameters<typeof renderPage>[0],
  locale: 'zh-CN' | 'en',
  state: Record<string, unknown>,
): Promise<string> {
  const page = await renderPage(type, {
    locale,
    terminal: 'room',
    prepare: ({ call }) => call.store.set({ kind: 'intake', ...state }),
  });
  const said = [...page.texts(), JSON.stringify(page.scene())].join();
  page.close();
  return said;
}

describe.each(['zh-CN', 'en'] as const)('an intake is answered by an officer, in every word (%s)', (locale) => {
  const lawyer = /律师|lawyer/i;
  it.each([
    ['waits', CallWaitingPage, { phase: 'open', call: intake() }],
    ['rings', CallWaitingPage, { phase: 'open', call: intake({ state: 'offered' }) }],
    ['connects', CallActivePage, { phase: 'open', call: intake({ state: 'connecting' }) }],
    ['is rated', CallRatingPage, { phase: 'ended', call: intake({ state: 'ended', ratingDue: true }) }],
  ])('%s', async (_, type, state) => expect(await words(type, locale, state)).not.toMatch(lawyer));

  it.each(TROUBLES)('%s', async (trouble) => {
    const said = await words(CallWaitingPage, locale, { phase: 'refused', call: null, trouble });
    expect(said).not.toMatch(lawyer);
  });
});
