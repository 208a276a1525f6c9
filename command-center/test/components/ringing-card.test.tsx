/** @jest-environment ./test/support/dom-environment.mjs */

import { ago, sampleCall, sampleOffer } from '@falink/fixtures';
import type { Offer } from '@falink/protocol';
import { jest } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { DutyContext } from '../../src/call/DutyContext.js';
import type { DutyController } from '../../src/call/duty-controller.js';
import { RingingCard } from '../../src/features/desk/RingingCard.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const waiting = (ms: number) =>
  sampleCall({ state: 'offered', queuedAt: ago(ms), waitMs: ms, answeredAt: null, activeAt: null });

describe('the ringing card', () => {
  let world: ConsoleWorld;
  const accept = jest.fn(async () => undefined);
  const decline = jest.fn(async () => undefined);
  const mute = jest.fn();

  beforeEach(async () => {
    for (const mock of [accept, decline, mute]) mock.mockClear();
    world = await consoleWorld();
  });
  afterEach(() => world.close());

  const card = (offer: Offer = sampleOffer(), { answering = false, locale = 'zh-CN' as 'zh-CN' | 'en' } = {}) =>
    draw(
      world,
      // What the card asks of a duty, without its media.
      <DutyContext value={{ accept, decline, ringer: { mute } } as unknown as DutyController}>
        <input aria-label="elsewhere" />
        <RingingCard ringing={{ offer, endsAtMs: performance.now() + offer.remainingMs }} answering={answering} />
      </DutyContext>,
      locale,
    );

  it('is answered by Enter, declined by Escape, and takes the focus for it', async () => {
    const user = userEvent.setup();
    await card();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '接听' }));
    await user.keyboard('{Enter}');
    expect(accept).toHaveBeenCalledTimes(1);
    await user.keyboard('{Escape}');
    expect(decline).toHaveBeenCalledTimes(1);
  });

  it('leaves the keys to somebody who types', async () => {
    const user = userEvent.setup();
    await card();
    await user.click(screen.getByLabelText('elsewhere'));
    await user.keyboard('{Enter}{Escape}');
    expect([accept.mock.calls.length, decline.mock.calls.length]).toEqual([0, 0]);
  });

  it.each([
    ['zh-CN', '接听', '婉拒', '只有声音'],
    ['en', 'Answer', 'Decline', 'Sound only'],
  ] as const)('says in %s who calls and what can be done', async (locale, answer, no, audio) => {
    await card(sampleOffer({ call: { ...waiting(3_000), video: false } }), { locale });
    expect(screen.getByRole('button', { name: answer })).toBeDefined();
    expect(screen.getByRole('button', { name: no })).toBeDefined();
    expect(screen.getByText(audio)).toBeDefined();
    expect(screen.getByText(sampleCall().terminal.siteName, { selector: 'b' })).toBeDefined();
  });

  it('marks a wait that is over the standard of 15 s, and only that', async () => {
    const { unmount } = await card(sampleOffer({ call: waiting(3_000) }));
    expect(screen.getByText(/0:0[34]/).className).toBe('');
    unmount();
    await card(sampleOffer({ call: waiting(21_000) }));
    expect(screen.getByText(/0:2[12]/).className).toBe('c-coral');
  });

  it('counts down, and shows what the terminal asked before', async () => {
    const history: Offer['history'] = [
      {
        at: ago(86_400_000),
        ...{ kind: 'consultation', category: 'family', outcome: 'answered', agentName: '周敏' },
        ...{ endReason: 'resident_hung_up', talkMs: 312_000 },
      },
      {
        at: ago(2 * 86_400_000),
        ...{ kind: 'intake', category: 'uncategorised', outcome: null, agentName: null },
        ...{ endReason: 'abandoned', talkMs: null },
      },
      {
        at: ago(3 * 86_400_000),
        ...{ kind: 'consultation', category: 'uncategorised', outcome: null, agentName: '张文涛' },
        ...{ endReason: 'connection_lost', talkMs: 20_000 },
      },
    ];
    await card(sampleOffer({ remainingMs: 9_500, history }));
    expect(screen.getByRole('timer').textContent).toBe('10');
    expect(screen.getAllByRole('listitem').map((line) => line.querySelector('.grow')?.textContent)).toEqual([
      '婚姻家事已解答 · 5 分钟 · 周敏接听',
      '法援受理等候时离开',
      '律师咨询没有记结果 · 不到 1 分钟 · 张文涛接听',
    ]);
  });

  it.each([
    ['zh-CN', 'intake', 'uncategorised', '法援受理'],
    ['zh-CN', 'intake', 'labour', '法援受理 · 劳动用工'],
    ['zh-CN', 'consultation', 'uncategorised', '律师咨询'],
    ['en', 'consultation', 'labour', 'Labour'],
  ] as const)('is headed in %s, for %s and %s, by what it is', async (locale, kind, category, heading) => {
    await card(sampleOffer({ call: { ...waiting(3_000), kind, category } }), { locale });
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(heading);
    expect(document.title).toContain(heading);
  });

  it.each([
    [{ free: 1, onDuty: 3 }, '秒后转给其他同事'],
    [{ free: 0, onDuty: 2 }, '秒后回到队列，同事都在忙'],
    [{ free: 0, onDuty: 0 }, '秒后回到队列，没有其他同事值班'],
  ])('says where the call goes with %j', async (colleagues, text) => {
    await card(sampleOffer({ colleagues }));
    expect(screen.getByText(text, { exact: false })).toBeDefined();
  });

  it('cannot be declined while the answer is on its way', async () => {
    await card(sampleOffer(), { answering: true });
    expect(screen.getByRole('button', { name: '婉拒' }).hasAttribute('disabled')).toBe(true);
  });

  it('is silenced for itself alone, and gives the window its title back', async () => {
    document.title = 'before';
    const { unmount } = await card();
    expect(document.title).not.toBe('before');
    const quiet = screen.getByRole('button', { name: '本次静音' });
    fireEvent.click(quiet);
    expect(mute).toHaveBeenCalledTimes(1);
    expect(quiet.hasAttribute('disabled')).toBe(true);
    unmount();
    expect(document.title).toBe('before');
  });
});
