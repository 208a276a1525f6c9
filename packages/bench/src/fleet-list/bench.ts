import { StaffClient } from '@falink/e2e';
import { describeMachine } from '../machine.js';
import { progress } from '../progress.js';
import { type Baseline, judgeLimit, judgeRatio, makeReport, outside, type Report } from '../report.js';
import { measure } from '../statistics.js';
import { startBenchWorld } from '../world.js';
import { ListPage } from './list-page.js';
import { seedFleet, VILLAGE_OPERATOR } from './seed.js';
import type { TaskCosts } from './task-trace.js';

export const FLEET_LIST_RUNS = 7;
const TERMINALS = 10_000;
/** From the address to rows that can be read. */
const PAINT_MS = 1_500;
/** Beside the same page of a village. */
const PAINT_RATIO = 1.5;
const BASELINE_RANGE_MS = [150, 1_500] as const;
/** What the page may do in one go while somebody scrolls, in processor time. */
const TASK_MS = 50;
/** From the last letter or the click to the right rows. */
const CHANGE_MS = 1_000;
/** Windows that are paged back by keyboard. */
const PAGES_BACK = 60;
/** The search of run 3 is for 电视 0003. */
const wordsOf = (run: number): string => `电视 ${String(run).padStart(3, '0')}`;

interface Times {
  readonly village: number[];
  readonly fleet: number[];
  readonly search: number[];
  readonly filter: number[];
  readonly order: number[];
  readonly through: number[];
  readonly tasks: TaskCosts[];
}

/**
 * The list of ten thousand terminals in the real console: opened from nothing, scrolled to its end, searched, filtered
 * and ordered. Beside it the same page of the same service, for somebody whose village has twenty terminals: what it
 * costs more is what the number of terminals costs.
 */
export async function fleetList(runs: number): Promise<Report> {
  const world = await startBenchWorld();
  try {
    progress(`fleet-list: seeding ${TERMINALS} terminals`);
    await seedFleet(world.dev.databaseUrl, TERMINALS);
    return report(await describeMachine(world.browser.version()), runs, await measureTimes(world, runs));
  } finally {
    await world.close();
  }
}

async function measureTimes(
  { browser, dev }: Awaited<ReturnType<typeof startBenchWorld>>,
  runs: number,
): Promise<Times> {
  const staff = await StaffClient.signIn(dev.baseUrl, 'operator');
  const village = await ListPage.signIn(browser, dev.baseUrl, VILLAGE_OPERATOR);
  await village.leave();
  const district = await ListPage.signIn(browser, dev.baseUrl, 'operator');
  await district.leave();
  const times: Times = { village: [], fleet: [], search: [], filter: [], order: [], through: [], tasks: [] };
  // One page at a time, in turns; the first turn warms the service and is not counted.
  for (let run = 0; run <= runs; run += 1) {
    const few = await village.open();
    await village.leave();
    const many = await district.open();
    const { search, filter, order } = await changes(district, staff, wordsOf(run));
    if (run > 0) {
      times.village.push(few);
      times.fleet.push(many);
      times.search.push(search);
      times.filter.push(filter);
      times.order.push(order);
    }
    const ms = [few, many, search, filter, order].map((one) => one.toFixed(0)).join(' ');
    progress(`fleet-list ${run}/${runs}: village, fleet, search, filter, order ${ms} ms`);
    await district.leave();
  }
  // Once each way: it takes the time that somebody needs who looks at everything.
  await district.open();
  const { ms, tasks } = await district.scrollThrough(TASK_MS, PAGES_BACK);
  progress(`fleet-list: the whole list in ${ms.toFixed(0)} ms, longest task ${tasks.longestMs.toFixed(1)} ms`);
  await village.close();
  await district.close();
  return { ...times, through: [ms], tasks: [tasks] };
}

async function changes(list: ListPage, staff: StaffClient, q: string) {
  const { page } = list;
  const all = { filter: { view: 'all' }, sort: 'name' } as const;
  const input = page.getByRole('textbox', { name: '名称、地点、版本、编号' });
  const search = await list.change(staff, { ...all, filter: { view: 'all', q } }, () => input.fill(q));
  await list.change(staff, all, () => input.fill(''));
  const filter = await list.change(staff, { ...all, filter: { view: 'attention' } }, () =>
    page.getByRole('button', { name: '需处理' }).click(),
  );
  const order = await list.change(staff, { filter: { view: 'attention' }, sort: 'silent' }, () =>
    page.getByRole('grid').getByRole('button', { name: '按心跳排列' }).click(),
  );
  return { search, filter, order };
}

function report(machine: string, runs: number, times: Times): Report {
  const baseline: Baseline = { name: 'the same page of a village', ...measure(times.village, 'ms') };
  const of = (pick: (tasks: TaskCosts) => number, unit: string) => measure(times.tasks.map(pick), unit);
  return makeReport({
    bench: 'fleet-list',
    machine,
    runs,
    results: [
      judgeLimit('address → rows that can be read', measure(times.fleet, 'ms'), 'p50', PAINT_MS),
      judgeRatio({
        name: 'the same beside a village',
        baseline,
        result: measure(times.fleet, 'ms'),
        judged: 'p50',
        against: 'p50',
        budget: PAINT_RATIO,
      }),
      judgeLimit(
        'longest task while scrolling, processor time',
        of((tasks) => tasks.longestMs, 'ms'),
        'p50',
        TASK_MS,
      ),
      judgeLimit('words typed → right rows', measure(times.search, 'ms'), 'p50', CHANGE_MS),
      judgeLimit('filter → right rows', measure(times.filter, 'ms'), 'p50', CHANGE_MS),
      judgeLimit('order → right rows', measure(times.order, 'ms'), 'p50', CHANGE_MS),
    ],
    beside: [
      { name: `tasks over ${TASK_MS} ms while scrolling, processor time`, result: of((tasks) => tasks.over, '') },
      { name: 'longest task while scrolling, by the clock', result: of((tasks) => tasks.longestByClockMs, 'ms') },
      { name: `tasks over ${TASK_MS} ms by the clock`, result: of((tasks) => tasks.overByClock, '') },
      { name: 'first row → last row by the wheel, every page loaded', result: measure(times.through, 'ms') },
    ],
    invalid: outside(baseline, BASELINE_RANGE_MS),
  });
}
