/** @jest-environment ./test/support/dom-environment.mjs */
import { sampleAgent, sampleCall, sampleCallback, sampleListPage, sampleStaff, sampleTerminal } from '@falink/fixtures';
import { FalinkError, type StaffCall } from '@falink/protocol';
import { jest } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { DutyContext } from '../../src/call/DutyContext.js';
import type { CallTarget } from '../../src/call/desk-call.js';
import type { DutyController } from '../../src/call/duty-controller.js';
import { type DutyState, EMPTY_DUTY } from '../../src/call/duty-state.js';
import { Callbacks } from '../../src/features/desk/Callbacks.js';
import { CallingCard, UnansweredCard } from '../../src/features/desk/CallingCard.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const { id: terminalId, name, site } = sampleTerminal();
const callback = sampleCallback();
const terminal = { id: terminalId, name, siteName: site.name, orgUnitName: site.orgUnit.name };
const rung = (change: Partial<StaffCall> = {}): StaffCall =>
  sampleCall({
    ...{ state: 'ringing', origin: 'desk', terminal, answeredAt: null, activeAt: null, ringMs: 30_000 },
    ...change,
  });

let world: ConsoleWorld;
let duty: DutyState;
const listeners = new Set<() => void>();
const callTerminal = jest.fn(async (_target: CallTarget, _requestId: string): Promise<void> => undefined);
const hangUp = jest.fn(async () => undefined);
const dismissUnanswered = jest.fn();

beforeEach(async () => {
  world = await consoleWorld();
  duty = { ...EMPTY_DUTY, agent: sampleAgent({ state: 'available' }) };
  for (const mock of [callTerminal, hangUp, dismissUnanswered]) mock.mockClear();
  listeners.clear();
  world.api.reply('listCallbacks', ({ query }) => sampleListPage([callback], query));
});
afterEach(() => world.close());

async function open(
  drawn: React.ReactNode,
  { roles = ['duty_lawyer'] as const, locale = 'zh-CN' as 'zh-CN' | 'en' } = {},
) {
  const staff = sampleStaff({ roles: [...roles] });
  world.api.reply('login', () => ({ accessToken: 't', expiresInS: 900, staff, needsSecondFactor: false }));
  await world.services.session.login('zhou', 'secret-word');
  await world.connect();
  const controller = {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => duty,
    ...{ callTerminal, hangUp, dismissUnanswered },
  };
  await draw(world, <DutyContext value={controller as unknown as DutyController}>{drawn}</DutyContext>, locale);
  return userEvent.setup();
}
const becomes = (change: Partial<DutyState>): void => {
  duty = { ...duty, ...change };
  act(() => {
    for (const listener of listeners) listener();
  });
};
const button = () => screen.findByRole('button', { name: `呼叫终端：${name}` }) as Promise<HTMLButtonElement>;

describe('a desk calls a television', () => {
  it('[C19] says what will happen, and calls once it is confirmed; a refusal stays in the dialog, in words', async () => {
    const user = await open(<Callbacks />);
    await user.click(await button());
    await screen.findByText(/将响铃 30 秒/);
    screen.getByText(/摄像头和话筒都不会打开/);
    screen.getByText(/就算已回拨/);
    expect(callTerminal).not.toHaveBeenCalled();
    callTerminal.mockRejectedValueOnce(new FalinkError('call.unreachable'));
    await user.click(screen.getByRole('button', { name: '呼叫' }));
    await screen.findByText(/这台终端现在不在线/);
    await user.click(screen.getByRole('button', { name: '呼叫' }));
    await waitFor(() => expect(screen.queryByText(/将响铃 30 秒/)).toBeNull());
    const target = { terminalId, name, siteName: callback.placeName, callbackId: callback.id };
    expect(callTerminal.mock.calls.map(([one]) => one)).toEqual([target, target]);
    // The same wish has the same number, so that it can be repeated.
    expect(new Set(callTerminal.mock.calls.map(([, requestId]) => requestId)).size).toBe(1);
  });

  it('[C19] is offered to who is free, and to nobody in a call', async () => {
    await open(<Callbacks />);
    expect((await button()).disabled).toBe(false);
    becomes({ call: rung() });
    expect((await button()).disabled).toBe(true);
    becomes({ call: null, agent: sampleAgent({ state: 'wrap_up' }) });
    expect((await button()).disabled).toBe(false);
    becomes({ agent: sampleAgent({ state: 'away' }) });
    expect((await button()).disabled).toBe(true);
  });

  it('[P10] is not there for a person who may not', async () => {
    await open(<Callbacks />, { roles: ['legal_aid_officer'] as never });
    await screen.findByText(callback.phoneMasked);
    expect(screen.queryByRole('button', { name: `呼叫终端：${name}` })).toBeNull();
  });

  it('can be cancelled while it rings, by keyboard too', async () => {
    const user = await open(<CallingCard call={rung()} />);
    expect((await screen.findByRole('status')).textContent).toContain('正在呼叫');
    await user.tab();
    await user.keyboard('{Enter}');
    expect(hangUp).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['declined', '对方现在不方便'],
    ['no_answer', '没人接'],
    ['connection_lost', '终端断线了'],
    ['cancelled', '已取消呼叫'],
    ['ended_by_supervisor', '呼叫已被结束'],
    ['failed', '没有呼叫成'],
  ] as const)('[C21] says in words that it ended as %s, and offers to call again', async (endReason, words) => {
    const user = await open(
      <UnansweredCard call={rung({ state: 'ended', endedAt: '2026-07-15T02:10:00Z', endReason })} />,
    );
    expect((await screen.findByRole('status')).textContent).toContain(words);
    await user.click(await button());
    await user.click(await screen.findByRole('button', { name: '呼叫' }));
    await waitFor(() => expect(callTerminal).toHaveBeenCalledTimes(1));
    expect(callTerminal.mock.calls[0]?.[0]).toMatchObject({ terminalId, callbackId: null });
    await user.click(screen.getByRole('button', { name: '关闭' }));
    expect(dismissUnanswered).toHaveBeenCalledTimes(1);
  });

  it('in English', async () => {
    const user = await open(<Callbacks />, { locale: 'en' });
    await user.click(await screen.findByRole('button', { name: `Call terminal: ${name}` }));
    await screen.findByText(/Camera and microphone there stay off/);
  });
});
