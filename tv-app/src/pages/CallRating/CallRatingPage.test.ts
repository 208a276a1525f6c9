import { AGENT, callWith, HOME } from '../../session/testing.js';
import { renderPage } from '../../testing/render.js';
import { CallRatingPage } from './CallRatingPage.js';

const open = () =>
  renderPage(CallRatingPage, {
    prepare: async (session, platform) => {
      session.home.store.set({ home: HOME });
      platform.answer('POST', /rating$/, { json: { score: 5 } });
      session.call.store.set({ phase: 'open', call: callWith({ state: 'active', agent: AGENT }) });
      session.call.accept(callWith({ state: 'ended', agent: AGENT, ratingDue: true }));
      session.navigator.open('call-rating');
    },
  });

describe('the page that asks for a rating', () => {
  it('gives the screen back when nobody rates', async () => {
    const page = await open();
    await page.platform.clock.advance(59_000);
    expect(page.session.navigator.location.page).toBe('call-rating');
    await page.platform.clock.advance(2_000);
    expect(page.session.navigator.location.page).toBe('home');
    expect(page.session.call.state.phase).toBe('none');
  });

  it('waits for somebody who is there and takes a while', async () => {
    const page = await open();
    await page.platform.clock.advance(50_000);
    await page.press('right');
    await page.platform.clock.advance(50_000);
    expect(page.session.navigator.location.page).toBe('call-rating');
    await page.press('digit4');
    expect(page.session.call.state.rated).toBe(4);
  });
});
