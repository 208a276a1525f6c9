import { CallWaitingPage } from '../pages/CallWaiting/CallWaitingPage.js';
import { NO_MEDIA } from '../platform/CallMedia.js';
import { callWith } from '../session/testing.js';
import { renderPage } from '../testing/render.js';

const waiting = () =>
  renderPage(CallWaitingPage, {
    prepare: (session) =>
      session.call.store.set({
        phase: 'open',
        call: callWith({ state: 'queued' }),
        category: 'labour',
        media: { ...NO_MEDIA, phase: 'standby', microphone: 'on', camera: 'on' },
      }),
  });

describe('the bars that move with the voice', () => {
  it('are placed once beside the microphone, follow the voice, and go with the page', async () => {
    const { platform, session, update, close } = await waiting();
    expect(platform.metered).toEqual([{ x: 568, y: 773 }]);
    session.call.level.set({ level: 0.5 });
    expect(platform.levels.at(-1)).toBe(0.5);
    await update();
    expect(platform.metered).toHaveLength(1);
    close();
    expect(platform.metered.at(-1)).toBeNull();
    const { length } = platform.levels;
    session.call.level.set({ level: 0.9 });
    expect(platform.levels).toHaveLength(length);
  });

  it('are hidden when the person asks to leave the queue', async () => {
    const { platform, press } = await waiting();
    await press('red');
    expect(platform.metered.at(-1)).toBeNull();
  });
});
