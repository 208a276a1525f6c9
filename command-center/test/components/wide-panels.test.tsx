/** @jest-environment ./test/support/dom-environment.mjs */
import { sampleOverview } from '@falink/fixtures';
import { screen, within } from '@testing-library/react';
import { AlarmsPanel } from '../../src/features/wall/AlarmsPanel.js';
import { AreasPanel } from '../../src/features/wall/AreasPanel.js';
import { RatingsPanel } from '../../src/features/wall/RatingsPanel.js';
import { TasksPanel } from '../../src/features/wall/TasksPanel.js';
import type { Alarm, AreaState } from '../../src/features/wall/wall-alarm.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

describe('what an ultra-wide wall shows besides', () => {
  let world: ConsoleWorld;
  beforeEach(async () => {
    world = await consoleWorld();
  });
  afterEach(() => world.close());
  const rows = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

  it('areas by how many of their sets are offline, two of one name too, and how many more there are', async () => {
    const area = (n: number, change: Partial<AreaState> = {}): AreaState => ({
      ...{ id: `a${n}`, name: `街道${n}`, total: 4, offline: 0 },
      ...change,
    });
    const areas = [...Array(10).keys()].map((n) => area(n));
    const dark = [area(10, { name: '北原镇', offline: 4 }), area(11, { name: '北原镇', offline: 1 })];
    await draw(world, <AreasPanel areas={[...areas, ...dark]} />);
    expect(rows().slice(0, 3)).toEqual(['北原镇0/4', '北原镇3/4', '街道04/4']);
    expect(rows()).toHaveLength(9);
    expect(screen.getByText('还有 3 个')).toBeDefined();
  });

  it.each([
    ['zh-CN', '一切正常'],
    ['en', 'All is well'],
  ] as const)('in %s that all is well, otherwise what is wrong', async (locale, calm) => {
    const { unmount } = await draw(world, <AlarmsPanel alarms={[]} />, locale);
    expect(screen.getByText(calm)).toBeDefined();
    unmount();
    const alarms: Alarm[] = [
      { kind: 'waits', waiting: 3, longestMs: 98_000 },
      { kind: 'area_offline', areaId: 'a', area: '北原镇', offline: 4 },
      { kind: 'area_offline', areaId: 'b', area: '北原镇', offline: 4 },
    ];
    await draw(world, <AlarmsPanel alarms={alarms} />, locale);
    expect(rows()).toHaveLength(3);
    expect(rows()[0]).toContain('01:38');
    expect(rows()[1]).toContain('北原镇');
  });

  it('how this month was rated, or why that is not shown', async () => {
    const { unmount } = await draw(world, <RatingsPanel ratings={[29, 7, 3, 1, 1]} />);
    expect(screen.getByText('本月 41 评')).toBeDefined();
    expect(screen.getByRole('img', { name: '满意率 95.1 %' }).children).toHaveLength(5);
    expect(screen.getByText('非常满意 29 · 满意 7 · 基本满意 3 · 不满意 1 · 非常不满意 1')).toBeDefined();
    unmount();
    await draw(world, <RatingsPanel ratings={null} />);
    expect(screen.getByText(/看不出是谁评的/)).toBeDefined();
  });

  it('what waits to be done, in numbers', async () => {
    const overview = { ...sampleOverview(), callbacksOpen: 5, pairingsPending: 2 };
    await draw(world, <TasksPanel overview={overview} />, 'en');
    const number = (name: string) => within(screen.getByText(name).parentElement!).getByRole('definition').textContent;
    expect([number('Calls to return'), number('Terminals to approve')]).toEqual(['5', '2']);
    expect(number('Applications overdue')).toBe(String(overview.applications.counts.overdue));
  });
});
