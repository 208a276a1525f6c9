/** @jest-environment ./test/support/dom-environment.mjs */
import {
  sampleAgent,
  sampleCall,
  sampleCallback,
  sampleCommand,
  sampleCommandTerminal,
  sampleId,
  sampleListPage,
  sampleOffer,
  sampleTerminal,
} from '@falink/fixtures';
import {
  type CommandReach,
  type CommandTerminal,
  callRoutes,
  commandRoutes,
  consoleMessages,
  ERRORS,
  FalinkError,
  type NewCommand,
} from '@falink/protocol';
import { jest } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { DutyContext } from '../../src/call/DutyContext.js';
import type { DutyController } from '../../src/call/duty-controller.js';
import { type DutyState, EMPTY_DUTY } from '../../src/call/duty-state.js';
import { Callbacks } from '../../src/features/desk/Callbacks.js';
import { RingBackCard } from '../../src/features/desk/RingBackCard.js';
import { useRingBack } from '../../src/features/desk/use-ring-back.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

/** The parts of the desk that ring. */
function RingingDesk() {
  const ringBack = useRingBack();
  return (
    <>
      <RingBackCard ringBack={ringBack} />
      <Callbacks ringOffer={ringBack} />
    </>
  );
}

describe('[K11] a television that is rung back', () => {
  const { id: terminalId, name, site } = sampleTerminal();
  const callback = sampleCallback();
  const RING = sampleId(990);
  const here = { id: terminalId, name, siteName: site.name, orgUnitName: site.orgUnit.name };
  const elsewhere = { ...here, id: sampleId(77) };

  let world: ConsoleWorld;
  let duty: DutyState;
  let reach: CommandReach;
  let row: CommandTerminal;
  let bodies: NewCommand[];
  let listeners: Set<() => void>;
  const accept = jest.fn(async () => undefined);
  const setState = jest.fn(async () => undefined);

  beforeEach(async () => {
    accept.mockClear();
    setState.mockClear();
    world = await consoleWorld();
    duty = { ...EMPTY_DUTY, agent: sampleAgent({ state: 'available' }) };
    listeners = new Set();
    reach = { terminals: 1, connected: 1, inCall: 0, targetName: null };
    row = sampleCommandTerminal(1, { state: 'sent', reason: null });
    bodies = [];
    world.api.reply('listCallbacks', ({ query }) => sampleListPage([callback], query));
    world.api.reply('finishCallback', () => ({ ...callback, state: 'done' }));
    world.api.reply('previewCommand', () => reach);
    world.api.reply('createCommand', ({ body }) => {
      bodies.push(body);
      return { id: bodies.length === 1 ? RING : sampleId(991), terminals: 1 };
    });
    world.api.reply('listCommandTerminals', ({ query }) => sampleListPage([row], query));
    world.api.reply('cancelCommand', () => sampleCommand({ id: RING }));
    await world.connect();
  });
  afterEach(() => world.close());

  const open = async (locale: 'zh-CN' | 'en' = 'zh-CN') => {
    const controller = {
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      snapshot: () => duty,
      accept,
      setState,
    };
    await draw(
      world,
      <DutyContext value={controller as unknown as DutyController}>
        <RingingDesk />
      </DutyContext>,
      locale,
    );
    await screen.findByText(callback.phoneMasked);
  };
  const becomes = (change: Partial<DutyState>): void => {
    duty = { ...duty, ...change };
    act(() => {
      for (const listener of listeners) listener();
    });
  };
  const reports = (change: Partial<CommandTerminal>): void => {
    row = { ...row, ...change };
    world.api.emit('console', consoleMessages.myCommandUpdated, sampleCommand({ id: RING }));
  };
  const button = () => screen.getByRole('button', { name: `回电视：${name}` }) as HTMLButtonElement;
  const rings = async (): Promise<ReturnType<typeof userEvent.setup>> => {
    const user = userEvent.setup();
    await user.click(button());
    await confirms(user);
    await screen.findByText('正在呼叫');
    return user;
  };
  /** The button takes no press until it is known what it reaches. */
  const confirms = async (user: ReturnType<typeof userEvent.setup>): Promise<void> => {
    await screen.findByText(/将响铃 30 秒/);
    await user.click(screen.getByRole('button', { name: '呼叫' }));
  };
  const offers = (terminal: typeof here): void =>
    becomes({
      ringing: { offer: sampleOffer({ call: sampleCall({ terminal, state: 'offered' }) }), endsAtMs: 1e12 },
    });

  it('says which one rings, follows it, and is the call of this desk when OK is pressed; the number is settled', async () => {
    await open();
    await rings();
    expect(bodies).toMatchObject([{ type: 'ring', target: { terminals: [terminalId] } }]);
    reports({ state: 'acknowledged' });
    await screen.findByText('正在响铃');
    reports({ state: 'done' });
    await screen.findByText('对方按了 OK');
    expect(accept).not.toHaveBeenCalled();
    offers(here);
    await waitFor(() => expect(accept).toHaveBeenCalledTimes(1));
    expect(world.api.count(callRoutes.finishCallback)).toBe(0);
    becomes({ ringing: null, call: sampleCall({ terminal: here }), place: 'here' });
    await waitFor(() => expect(world.api.count(callRoutes.finishCallback)).toBe(1));
    expect(screen.queryByText('对方按了 OK')).toBeNull();
  });

  it('leaves other calls to the person, and takes the ring back when one of them is answered', async () => {
    await open();
    await rings();
    offers(elsewhere);
    await screen.findByText('正在呼叫');
    expect(accept).not.toHaveBeenCalled();
    becomes({ ringing: null, call: sampleCall({ terminal: elsewhere }), place: 'here' });
    await waitFor(() => expect(world.api.count(commandRoutes.cancelCommand)).toBe(1));
    expect(world.api.count(callRoutes.finishCallback)).toBe(0);
  });

  it('says that nobody answered, and rings again as another command', async () => {
    await open();
    const user = await rings();
    reports({ state: 'refused', reason: 'no_answer' });
    await screen.findByText('没人接');
    await user.click(screen.getByRole('button', { name: '再呼叫' }));
    row = { ...row, state: 'pending', reason: null };
    await confirms(user);
    await waitFor(() => expect(bodies).toHaveLength(2));
    expect(bodies[1]?.requestId).not.toBe(bodies[0]?.requestId);
    await screen.findByText('终端不在线');
  });

  it('is cancelled from the desk', async () => {
    await open();
    const user = await rings();
    await user.click(screen.getByRole('button', { name: '取消呼叫' }));
    await waitFor(() => expect(screen.queryByText('正在呼叫')).toBeNull());
    expect(world.api.count(commandRoutes.cancelCommand)).toBe(1);
  });

  it('a person who wraps up is free for the call once OK was pressed', async () => {
    duty = { ...duty, agent: sampleAgent({ state: 'wrap_up' }) };
    await open();
    await rings();
    expect(setState).not.toHaveBeenCalled();
    reports({ state: 'done' });
    await waitFor(() => expect(setState).toHaveBeenCalledWith('available'));
  });

  it('is not offered off duty, nor while the television is in a call; a refusal is said in words', async () => {
    duty = { ...duty, agent: sampleAgent({ state: 'offline' }) };
    await open();
    expect(button().disabled).toBe(true);
    becomes({ agent: sampleAgent({ state: 'available' }) });
    reach = { ...reach, inCall: 1 };
    const user = userEvent.setup();
    await user.click(button());
    await screen.findByText(/正在通话或排队/);
    expect((screen.getByRole('button', { name: '呼叫' }) as HTMLButtonElement).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: '取消' }));
    world.services.queries.clear();
    world.api.reply('previewCommand', () => {
      throw new FalinkError('auth.out_of_scope');
    });
    await user.click(button());
    expect((await screen.findByRole('alert')).textContent).toContain(ERRORS['auth.out_of_scope'].zh);
    expect(bodies).toHaveLength(0);
  });

  it('speaks English', async () => {
    reach = { ...reach, connected: 0 };
    await open('en');
    await userEvent.setup().click(screen.getByRole('button', { name: `Ring TV: ${name}` }));
    await screen.findByText(/rings only if it connects within a minute/);
  });
});
