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
      { at: ago(86_400_000), category: 'family', outcome: 'answered', agentName: '周敏' },
    ];
    await card(sampleOffer({ remainingMs: 9_500, history }));
    expect(screen.getByRole('timer').textContent).toBe('10');
    expect(screen.getByText('周敏')).toBeDefined();
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
