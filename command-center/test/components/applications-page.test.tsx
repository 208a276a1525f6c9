/** @jest-environment ./test/support/dom-environment.mjs */
import { day, sampleApplication, sampleListPage } from '@falink/fixtures';
import { type Application, ERRORS, FalinkError, intakeRoutes } from '@falink/protocol';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { ApplicationsPage } from '../../src/features/applications/ApplicationsPage.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

describe('the applications page', () => {
  let world: ConsoleWorld;
  let rows: Application[];
  const asked: Record<string, string>[] = [];

  beforeEach(async () => {
    asked.length = 0;
    rows = [sampleApplication({ daysLeft: -1, decisionDue: day(-1) })];
    world = await consoleWorld();
    world.api.reply('listApplications', ({ query }) => {
      asked.push({ ...query });
      return sampleListPage(query.q === undefined ? rows : [], query);
    });
    world.api.reply('dueCalendar', () => ({
      total: rows.length,
      counts: { overdue: rows.length, today: 0, soon: 0, normal: 0 },
      days: [],
      earlier: rows.length,
      later: 0,
    }));
    await world.connect();
  });
  afterEach(() => world.close());

  it.each([
    ['zh-CN', '超 1 天'],
    ['en', '1 d overdue'],
  ] as const)('says in %s how long a decision is overdue', async (locale, words) => {
    await draw(world, <ApplicationsPage />, locale);
    expect(await screen.findByText(words)).toBeDefined();
  });

  it('says what would be there when there is none', async () => {
    rows = [];
    await draw(world, <ApplicationsPage />);
    expect(await screen.findByText('没有在办的申请')).toBeDefined();
  });

  it('searches all of them, by keyboard, once somebody pauses, and says when none matches', async () => {
    const user = userEvent.setup();
    await draw(world, <ApplicationsPage />);
    await screen.findByText('超 1 天');
    const before = asked.length;
    await user.type(screen.getByRole('textbox'), '河湾 7');
    await screen.findByText('没有符合条件的申请');
    expect(asked.slice(before).map(({ q }) => q)).toEqual(['河湾 7']);
    await user.clear(screen.getByRole('textbox'));
    await screen.findByText('超 1 天');
  });

  it('says why the list is not there, and tries again', async () => {
    const user = userEvent.setup();
    world.api.reply('listApplications', () => {
      throw new FalinkError('service.internal');
    });
    await draw(world, <ApplicationsPage />);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(ERRORS['service.internal'].zh);
    world.api.reply('listApplications', ({ query }) => sampleListPage(rows, query));
    await user.click(within(alert).getByRole('button', { name: '重试' }));
    await screen.findByText('超 1 天');
    expect(world.api.count(intakeRoutes.listApplications)).toBeGreaterThan(1);
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});
