/** @jest-environment ./test/support/dom-environment.mjs */

import { ago, sampleAgent, sampleCallback, sampleListPage } from '@falink/fixtures';
import { type Callback, consoleMessages, FalinkError } from '@falink/protocol';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { DutyContext } from '../../src/call/DutyContext.js';
import type { DutyController } from '../../src/call/duty-controller.js';
import { EMPTY_DUTY } from '../../src/call/duty-state.js';
import { Callbacks } from '../../src/features/desk/Callbacks.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const agent = sampleAgent();
const DUTY = { ...EMPTY_DUTY, agent };
const MINE: Callback['claim'] = { staffId: agent.staffId, name: agent.displayName, until: ago(-3_600_000) };
const THEIRS: Callback['claim'] = { staffId: crypto.randomUUID(), name: '郝志远', until: ago(-3_600_000) };

let world: ConsoleWorld;
beforeEach(async () => {
  world = await consoleWorld();
});
afterEach(() => world.close());

async function shows(callback: Callback) {
  world.api.reply('listCallbacks', ({ query }) => sampleListPage([callback], query));
  await world.connect();
  await draw(
    world,
    <DutyContext value={{ subscribe: () => () => undefined, snapshot: () => DUTY } as unknown as DutyController}>
      <Callbacks />
    </DutyContext>,
  );
  await screen.findByText(callback.phoneMasked);
}

test('a number is read in full, is one’s own then, and can be given back or finished', async () => {
  const callback = sampleCallback();
  world.api.reply('revealCallback', () => ({ phone: '13800001234', callback: { ...callback, claim: MINE } }));
  world.api.reply('releaseCallback', () => ({ ...callback, claim: null }));
  const user = userEvent.setup();
  await shows(callback);
  expect(screen.queryByRole('button', { name: '已回拨' })).toBeNull();
  await user.click(screen.getByRole('button', { name: '看号码' }));
  await screen.findByText('13800001234');
  screen.getByText(/由您回拨/);
  screen.getByRole('button', { name: '已回拨' });
  await user.click(screen.getByRole('button', { name: '没接通' }));
  await screen.findByRole('button', { name: '看号码' });
  expect(screen.queryByText('13800001234')).toBeNull();
});

test('a number that a colleague has says whose it is, and offers nothing', async () => {
  await shows(sampleCallback({ claim: THEIRS }));
  screen.getByText('郝志远正在回拨');
  expect(screen.queryAllByRole('button')).toHaveLength(0);
});

test('[U11] a number from a browser says its place, and can be called by telephone only', async () => {
  await shows(sampleCallback({ terminal: null, placeName: '云河区' }));
  screen.getByText(/云河区 · 浏览器来访 · 劳动/);
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['看号码']);
});

test('a claim that has run out is nobody’s', async () => {
  await shows(sampleCallback({ claim: { ...THEIRS, until: ago(1_000) } }));
  screen.getByRole('button', { name: '看号码' });
});

test('a colleague who was first is named at once', async () => {
  const callback = sampleCallback();
  world.api.reply('revealCallback', () => {
    throw new FalinkError('callback.claimed');
  });
  await shows(callback);
  await userEvent.setup().click(screen.getByRole('button', { name: '看号码' }));
  await screen.findByText(/有同事正在回拨这个电话/);
  world.api.emit('console', consoleMessages.callbackChanged, { ...callback, claim: THEIRS });
  await screen.findByText('郝志远正在回拨');
});

test.each([
  ['counts down what was promised', ago(-20 * 60_000), '还有 20 分钟要回拨'],
  ['says how long it is over', ago(5 * 60_000), '超过答应的时间 5 分钟'],
])('[C15] %s', async (_, promisedBy, words) => {
  await shows(sampleCallback({ promisedBy, times: 3 }));
  screen.getByText(words);
  screen.getByText(/留了 3 次/);
});
