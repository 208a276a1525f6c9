/** @jest-environment ./test/support/dom-environment.mjs */
import { sampleAgent, sampleCall, sampleId, sampleOverview, sampleTerminal } from '@falink/fixtures';
import { consoleMessages, ERRORS, FalinkError, type Overview } from '@falink/protocol';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { WallPage } from '../../src/features/wall/WallPage.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

describe('the wall', () => {
  let world: ConsoleWorld;
  let overview: Overview;

  beforeEach(async () => {
    overview = sampleOverview();
    world = await consoleWorld();
    world.api.reply('overview', () => overview);
    world.api.reply('fleetMap', () => ({ terminals: { items: [], total: 0 }, units: [], areas: [] }));
    world.api.reply('getCall', () => ({ call: sampleCall(), timeline: [] }));
  });
  afterEach(() => world.close());

  const wall = (locale: 'zh-CN' | 'en' = 'zh-CN') =>
    draw(world, <WallPage back="/fleet" banner={null} isDemo={false} />, locale);
  const withCall = () => ({ ...overview, calls: { items: [sampleCall()], total: 1 } });

  it.each([
    ['zh-CN', '实时', '现在没有通话'],
    ['en', 'Live', 'No calls now'],
  ] as const)('says in %s that nothing happens, and that this is live', async (locale, live, nothing) => {
    await world.connect();
    await wall(locale);
    expect(await screen.findByText(nothing)).toBeDefined();
    expect(screen.getByText(live)).toBeDefined();
  });

  it('says while it is not connected that what it shows may be old', async () => {
    await wall();
    await screen.findByText('现在没有通话');
    expect(screen.queryByText('实时')).toBeNull();
    await world.connect();
    expect(await screen.findByText('实时')).toBeDefined();
  });

  it('says that what it shows is made up, where it is', async () => {
    await draw(world, <WallPage back="/fleet" banner={null} isDemo />);
    expect((await screen.findByRole('note')).textContent).toBe('演示数据');
  });

  it('says why there is nothing to show', async () => {
    world.api.reply('overview', () => {
      throw new FalinkError('service.internal');
    });
    await wall();
    expect(await screen.findByText(ERRORS['service.internal'].zh)).toBeDefined();
  });

  it('follows calls as they come, change and end', async () => {
    await world.connect();
    await wall();
    await screen.findByText('现在没有通话');
    // Whatever was on its way has come.
    await waitFor(() => expect(world.services.queries.isFetching()).toBe(0));
    const call = sampleCall();
    world.api.emit('console', consoleMessages.callChanged, call);
    const row = await screen.findByRole('button', { name: new RegExp(call.terminal.siteName) });
    world.api.emit('console', consoleMessages.callChanged, { ...call, unstable: true, revision: 2 });
    await within(row).findByText(/网络不稳/);
    world.api.emit('console', consoleMessages.callChanged, { ...call, state: 'ended', revision: 3 });
    await screen.findByText('现在没有通话');
  });

  it('opens a call by keyboard, and closes it again', async () => {
    const user = userEvent.setup();
    overview = withCall();
    await world.connect();
    await wall();
    const row = await screen.findByRole('button', { name: new RegExp(sampleCall().terminal.siteName) });
    row.focus();
    await user.keyboard('{Enter}');
    const drawer = await screen.findByRole('dialog');
    await within(drawer).findByText('经过');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('follows terminals on its map', async () => {
    await world.connect();
    await wall('en');
    await screen.findByText('No calls now');
    await waitFor(() => expect(world.services.queries.isFetching()).toBe(0));
    const shown = (online: number, total: number) =>
      screen.findByRole('img', { name: new RegExp(`${online}.*${total}`) });
    world.api.emit('console', consoleMessages.terminalChanged, sampleTerminal({ id: sampleId(1) }));
    await shown(1, 1);
    world.api.emit('console', consoleMessages.terminalChanged, sampleTerminal({ id: sampleId(2), state: 'offline' }));
    await shown(1, 2);
  });

  it.each([
    ['zh-CN', '没有人值班，1 人在等', /最长/],
    ['en', 'Nobody is on duty, 1 waiting', /longest/],
  ] as const)('says in %s what is wrong in one sentence, and is quiet again', async (locale, words, clock) => {
    const call = sampleCall({ state: 'queued', answeredAt: null, activeAt: null });
    overview = { ...overview, calls: { items: [call], total: 1 }, duty: { staffed: false, open: true } };
    await world.connect();
    await wall(locale);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toBe(words);
    expect(alert.parentElement?.textContent).toMatch(clock);
    await waitFor(() => expect(world.services.queries.isFetching()).toBe(0));
    overview = { ...overview, calls: { items: [], total: 0 }, duty: { staffed: true, open: true } };
    world.api.emit('console', consoleMessages.agentChanged, sampleAgent({ state: 'available' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('says when the district has more than it shows', async () => {
    overview = { ...overview, calls: { items: [sampleCall({ id: sampleId(1) })], total: 600 } };
    await world.connect();
    await wall();
    expect((await screen.findByText(/600/)).closest('[role="status"]')).not.toBeNull();
  });

  it('shows on an ultra-wide wall how each area went through the last day, an hour a cell', async () => {
    const before = { innerWidth, innerHeight };
    Object.assign(window, { innerWidth: 3840, innerHeight: 1080 });
    const unit = { id: sampleId(40), name: '东街街道', path: 'yunhe.dongjie' };
    const marks = [1, 2, 3].map((n) => ({
      ...{ id: sampleId(n), position: null, unitId: unit.id },
      state: 'idle' as const,
    }));
    world.api.reply('fleetMap', () => ({
      terminals: { items: marks, total: 3 },
      units: [unit],
      areas: [{ ...unit, middle: null }],
    }));
    const shares = Array.from({ length: 24 }, (_, hour) => [null, 1, 2 / 3, 1 / 3][hour] ?? (hour === 0 ? null : 1));
    world.api.reply('areaHours', () => ({ from: '2026-07-14T01:00:00.000Z', areas: [{ id: unit.id, shares }] }));
    try {
      await world.connect();
      await wall();
      const strip = await screen.findByRole('img', { name: '东街街道，近 24 小时里有 2 个小时有终端离线' });
      expect([...strip.children].slice(0, 5).map((cell) => cell.getAttribute('title'))).toEqual([
        '09:00 没有记录',
        '10:00 全部在线',
        '11:00 个别离线',
        '12:00 多台离线',
        '13:00 全部在线',
      ]);
      expect(strip.children).toHaveLength(24);
    } finally {
      Object.assign(window, before);
    }
  });
});
