/** @jest-environment ./test/support/dom-environment.mjs */
import { sampleHealth, sampleHealthPoint, sampleId } from '@falink/fixtures';
import { FalinkError, type HealthHistory, terminalHealthRoutes } from '@falink/protocol';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { TerminalHealth } from '../../src/features/fleet/health/TerminalHealth.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const TOKENS = { '--pri': '#1D4E89', '--slate-bg': '#EEF1F6' };

describe("a terminal's health", () => {
  let world: ConsoleWorld;
  let history: HealthHistory;
  let asked: Readonly<Record<string, string>>[];

  beforeEach(async () => {
    world = await consoleWorld();
    history = sampleHealth();
    asked = [];
    world.api.reply('terminalHealth', ({ query }) => {
      asked.push(query);
      return history;
    });
    await world.connect();
  });
  afterEach(() => world.close());
  // The sheet of tokens is not loaded here.
  beforeAll(() => {
    for (const [token, colour] of Object.entries(TOKENS)) document.documentElement.style.setProperty(token, colour);
  });

  const show = (locale: 'zh-CN' | 'en' = 'zh-CN') => draw(world, <TerminalHealth terminalId={sampleId(7)} />, locale);
  const drawn = (name: RegExp) => screen.findByRole('img', { name });
  /** The lines and dots that are there to be seen, without the grey fields of gaps. */
  const strokes = (chart: HTMLElement) => chart.querySelectorAll('path[stroke="#1D4E89"], path[fill="#1D4E89"]').length;

  it('shows each metric with its latest value, and loses no gap', async () => {
    await show();
    const loss = await drawn(/^通话丢包：最近 4\.\d %，最高/);
    await drawn(/^往返：最近 \d+ 毫秒/);
    await drawn(/^画面停住：共 \d+(\.\d)? 秒/);
    // The line is in two pieces, each of its own.
    const rtt = await drawn(/^往返/);
    await waitFor(() => expect(rtt.querySelectorAll('path[fill="#EEF1F6"]')).toHaveLength(1));
    expect(within(loss.parentElement as HTMLElement).getByText('%')).toBeDefined();
    expect(screen.getByText(/灰色的一段没有数据/)).toBeDefined();
  });

  it('shows a single value as a dot', async () => {
    const points = history.points.map((_, i) => (i === 30 ? sampleHealthPoint() : null));
    history = { ...history, points };
    await show();
    const rtt = await drawn(/^往返：最近 38 毫秒，最高 38 毫秒$/);
    await waitFor(() => expect(strokes(rtt)).toBeGreaterThan(0));
    await waitFor(() => expect(rtt.querySelectorAll('path[fill="#EEF1F6"]')).toHaveLength(2));
    await drawn(/^通话丢包：没有数据$/);
  });

  it('says that nothing was measured, and what to do', async () => {
    history = { ...history, points: history.points.map(() => null) };
    await show();
    await screen.findByText('这段时间没有健康记录');
    screen.getByText(/请换一段时间，或检查电源和网络/);
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('says why it has nothing to show, and tries again', async () => {
    const user = userEvent.setup();
    world.api.reply('terminalHealth', () => {
      throw new FalinkError('service.unavailable');
    });
    await show();
    const retry = await screen.findByRole('button', { name: '重试' });
    world.api.reply('terminalHealth', () => history);
    await user.click(retry);
    await drawn(/^往返/);
  });

  it('asks for an hour, a day and thirty days by keys, in steps that fit', async () => {
    const user = userEvent.setup();
    await show();
    await drawn(/^往返/);
    // What this document does by default with the key of a radio button needs a browser.
    const right = () => fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowRight' });
    const spans = () =>
      asked.map(({ from, to, step }) => [(Date.parse(to ?? '') - Date.parse(from ?? '')) / 3_600_000, Number(step)]);
    expect(spans()).toEqual([[1, 60]]);
    // The group, then its choice.
    await user.tab();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: '1 小时' }));
    right();
    await waitFor(() => expect(spans()).toContainEqual([24, 300]));
    right();
    await waitFor(() => expect(spans()).toContainEqual([720, 7_200]));
    expect(world.api.count(terminalHealthRoutes.terminalHealth)).toBe(3);
  });

  it('says the same as a table in English, a gap in one row', async () => {
    const user = userEvent.setup();
    await show('en');
    await user.click(await screen.findByRole('button', { name: 'Table' }));
    const table = await screen.findByRole('table');
    expect(screen.getByRole('region', { name: 'Measurements; scrolls' }).tabIndex).toBe(0);
    const rows = within(table).getAllByRole('row');
    // A heading, 52 minutes, one gap.
    expect(rows).toHaveLength(54);
    within(table).getByRole('columnheader', { name: 'Round trip ms' });
    expect(within(table).getAllByText(/^No data, \d\d:\d\d to \d\d:\d\d$/)).toHaveLength(1);
    expect(rows[1]?.textContent).toContain(String(Math.round(history.points.at(-1)?.rttMs?.avg ?? 0)));
  });
});
