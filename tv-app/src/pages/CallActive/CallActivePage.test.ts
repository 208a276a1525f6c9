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
});
