/** @jest-environment ./test/support/dom-environment.mjs */
import { sampleAgent, sampleDeskDuty } from '@falink/fixtures';
import { type AgentState, FalinkError } from '@falink/protocol';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { DutyContext } from '../../src/call/DutyContext.js';
import type { DutyController } from '../../src/call/duty-controller.js';
import { EMPTY_DUTY } from '../../src/call/duty-state.js';
import { DutyCard } from '../../src/features/desk/DutyCard.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

let world: ConsoleWorld;
beforeEach(async () => {
  world = await consoleWorld();
});
afterEach(() => world.close());

const card = (locale: 'zh-CN' | 'en' = 'zh-CN', state: AgentState = 'available') => {
  const duty = { ...EMPTY_DUTY, agent: sampleAgent({ state }) };
  const controller = { subscribe: () => () => undefined, snapshot: () => duty } as unknown as DutyController;
  return draw(
    world,
    <DutyContext value={controller}>
      <DutyCard />
    </DutyContext>,
    locale,
  );
};
const alone = () => sampleDeskDuty({ waiting: 0, longestWaitMs: null, colleagues: [] });

it.each([
  ['zh-CN', '同事', ['郝志远', '空闲'], ['张文涛', '通话中']],
  ['en', 'Colleagues', ['郝志远', 'Available'], ['张文涛', 'On a call']],
] as const)(
  'shows in %s who waits and what colleagues do, and marks a wait over 15 s',
  async (locale, list, ...people) => {
    world.api.reply('deskDuty', () => sampleDeskDuty());
    await card(locale);
    const shown = [...(await screen.findByRole('list', { name: list })).children].map((line) => line.textContent ?? '');
    for (const [i, [name, state]] of people.entries()) {
      expect(shown[i]).toContain(name);
      expect(shown[i]).toContain(state);
    }
    expect(screen.getByText('1 / 2')).toBeDefined();
    expect(screen.getByText(/^0?0:2\d$/).className).toContain('c-coral');
  },
);

it.each([
  ['available', /来电都由您接听/],
  ['offline', /现在没有人值班/],
] as const)('says to somebody who is %s what it means that nobody else is on duty', async (state, text) => {
  world.api.reply('deskDuty', alone);
  await card('zh-CN', state);
  expect(await screen.findByText(text)).toBeDefined();
});

it('says why it did not come, and tries again', async () => {
  world.api.reply('deskDuty', () => {
    throw new FalinkError('service.internal');
  });
  await card();
  const retry = await screen.findByRole('button', { name: '重试' });
  world.api.reply('deskDuty', alone);
  await userEvent.setup().click(retry);
  expect(await screen.findByText('没有其他同事值班')).toBeDefined();
});
