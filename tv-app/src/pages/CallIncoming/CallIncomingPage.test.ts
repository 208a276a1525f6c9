import { jest } from '@jest/globals';
import { settled } from '../../platform/FakeClock.js';
import { AGENT, callWith, FakeMediaFactory } from '../../session/testing.js';
import { type RenderOptions, renderPage } from '../../testing/render.js';
import { CallIncomingPage } from './CallIncomingPage.js';

const CALL = callWith({ state: 'ringing', agent: AGENT, position: null, ringMs: 30_000 });
const ABLE = new FakeMediaFactory().abilities;

async function open(ability: Partial<typeof ABLE> = {}, more: RenderOptions = {}) {
  return renderPage(CallIncomingPage, {
    ...more,
    prepare: async (session) => {
      session.call.accept(CALL);
      await settled();
      session.call.incoming.store.set({ ability: { ...ABLE, ...ability } });
    },
  });
}
const ids = (page: Awaited<ReturnType<typeof open>>) => page.scene().choices.map(({ id }) => id);

describe('the page of a desk that calls', () => {
  it('[C20] says who calls and what answering does, and that nothing is open before', async () => {
    const page = await open();
    expect(page.scene()).toMatchObject({
      title: '周敏 找您通话',
      lines: ['律师 · 12348 值班律师', '您按键接听之前，摄像头和话筒都不会打开。'],
      firstFocus: 'video',
      hints: [{ key: 'back', label: '不接' }],
    });
    expect(ids(page)).toEqual(['video', 'sound', 'decline']);
    expect(page.texts().join('')).toContain('打开摄像头和话筒');
  });

  it.each([
    [{ camera: false }, ['sound', 'decline'], '没有摄像头'],
    [{ videoCodecs: [] }, ['sound', 'decline'], '只能用声音'],
    [{ microphone: false }, ['sound', 'again', 'decline'], '没有找到话筒'],
    [{ webrtc: false }, ['again', 'decline'], '不能通话'],
  ])('on a box with %j offers what it can, in words', async (ability, choices, words) => {
    const page = await open(ability);
    expect(ids(page)).toEqual(choices);
    const { lines, choices: offered } = page.scene();
    expect([...lines, ...offered.map(({ line = '' }) => line)].join('')).toContain(words);
  });

  it('[B1] takes no key for a moment when it opens without one; then Back declines', async () => {
    const page = await open({}, { unasked: true });
    for (const key of ['ok', 'back', 'digit1', 'red'] as const) await page.press(key);
    expect(page.session.call.incoming.state).toMatchObject({ call: { id: CALL.id }, answering: false });
    await page.platform.clock.advance(1_600);
    await page.press('red');
    expect(page.session.call.incoming.state.call).not.toBeNull();
    await page.press('back');
    expect(page.session.call.incoming.state).toMatchObject({ call: null, over: 'declined' });
  });

  it('answers by OK and by digit, and can be hung up while it connects', async () => {
    const page = await open();
    const answer = jest.spyOn(page.session.call.incoming, 'answer').mockResolvedValue(undefined);
    await page.press('ok');
    await page.press('digit2');
    expect(answer.mock.calls).toEqual([[{ audioOnly: false }], [{ audioOnly: true }]]);
    page.session.call.incoming.store.set({ answering: true });
    await page.update();
    expect(page.scene()).toMatchObject({
      lines: ['律师 · 12348 值班律师', '正在接通，请稍等。'],
      hints: [{ label: '挂断' }],
    });
    await page.press('ok');
    expect(page.session.call.incoming.state).toMatchObject({ over: 'declined' });
  });

  it.each(['standard', 'elder', 'largest'] as const)('in %s letters shows every choice whole', async (text) => {
    const page = await open({ camera: false }, { text, locale: 'en' });
    expect(
      page
        .options()
        .map(({ y, h }) => y + h)
        .every((bottom) => bottom <= 1_080),
    ).toBe(true);
    expect(page.texts().join(' ')).toContain('is calling you');
  });
});
