import { NO_MEDIA } from '../../platform/CallMedia.js';
import { AGENT, callWith } from '../../session/testing.js';
import { renderPage } from '../../testing/render.js';
import { CallActivePage } from './CallActivePage.js';

const open = (remote: Partial<(typeof NO_MEDIA)['remote']>, soundAwaitsKey = false) =>
  renderPage(CallActivePage, {
    elder: true,
    prepare: (session, platform) => {
      platform.planes.soundAwaitsKey = soundAwaitsKey;
      session.call.store.set({
        phase: 'open',
        call: callWith({ state: 'active', agent: AGENT, activeAt: '2026-06-11T07:41:00.000Z' }),
        media: {
          ...NO_MEDIA,
          phase: 'active',
          microphone: 'on',
          camera: 'on',
          remote: { ...NO_MEDIA.remote, present: true, ...remote },
        },
      });
    },
  });
const times = (texts: readonly string[], text: string) => texts.filter((one) => one === text).length;

describe('the page of a call', () => {
  it('says once that the lawyer shows no picture, where the picture would be', async () => {
    const page = await open({ picture: 'off' });
    expect(times(page.texts(), '对方关了摄像头，能听到声音')).toBe(1);
    expect(page.texts()).not.toContain('马上就能看到律师了');
  });

  it('says once that the line carries the voice only', async () => {
    const page = await open({ picture: 'limited' });
    expect(times(page.texts(), '网络慢，先只传声音，画面稍后就来')).toBe(1);
  });

  it.each(['on', 'off', 'limited'] as const)('says how to hear the lawyer, picture %s', async (picture) => {
    const page = await open({ picture }, true);
    expect(times(page.texts(), '按一下遥控器上的方向键，就有声音')).toBe(1);
    expect(page.texts()).not.toContain('马上就能看到律师了');
  });

  it('[B1] asks once before the red key hangs up, and forgets the question after five seconds', async () => {
    const page = await open({ picture: 'on' });
    const asked = '再按一次红键挂断，不按就接着说';
    await page.press('red');
    expect([page.texts().includes(asked), page.session.call.state.phase]).toEqual([true, 'open']);
    await page.platform.clock.advance(5_000);
    await page.update();
    expect(page.texts()).not.toContain(asked);
    await page.press('red');
    expect(page.session.call.state.phase).toBe('open');
    await page.press('red');
    expect(page.session.call.state.phase).toBe('ended');
  });

  it('[B1] has no digit, shown keys or not', async () => {
    const page = await open({ picture: 'on' });
    for (const key of ['digit1', 'digit2', 'digit3'] as const) await page.press(key);
    await page.platform.clock.advance(6_000);
    for (const key of ['digit1', 'digit2', 'digit3'] as const) await page.press(key);
    const { phase, media } = page.session.call.state;
    expect([phase, media.microphone, media.camera]).toEqual(['open', 'on', 'on']);
  });
});
