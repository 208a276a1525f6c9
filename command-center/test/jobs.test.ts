/** @jest-environment ./test/support/dom-environment.mjs */
import { ago, sampleId, sampleJob, sampleListPage } from '@falink/fixtures';
import { until } from '@falink/fixtures/until';
import { consoleMessages, type Job, type JobState, jobRoutes } from '@falink/protocol';
import { QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { ServicesContext } from '../src/api/services.js';
import { useJobs } from '../src/data/jobs.js';
import { groupOf } from '../src/model/jobs.js';
import { type ConsoleWorld, consoleWorld } from './support/console-world.js';

const MINUTE = 60_000;

/** A job that was asked for `n` minutes ago. */
const job = (n: number, state: JobState, part: Partial<Job> = {}): Job =>
  sampleJob({ id: sampleId(n), state, createdAt: ago(n * MINUTE), ...part });

describe('the jobs by group', () => {
  let world: ConsoleWorld;
  let root: Root;
  let jobs: ReturnType<typeof useJobs>;
  let all: Job[];

  function Probe(): ReactNode {
    jobs = useJobs();
    return null;
  }

  beforeEach(async () => {
    all = [job(1, 'running'), job(2, 'waiting'), job(3, 'failed')];
    world = await consoleWorld();
    world.api.reply('listJobs', ({ query }) =>
      sampleListPage(
        all.filter(({ state }) => groupOf(state) === query.group),
        query,
      ),
    );
    jobs = undefined as never;
    root = createRoot(document.createElement('div'));
    await world.connect();
    root.render(
      createElement(
        QueryClientProvider,
        { client: world.services.queries },
        createElement(ServicesContext, { value: world.services }, createElement(Probe)),
      ),
    );
    await showing({ open: [1, 2], failed: [3], over: [] });
    await until('nothing is on its way', () => world.services.queries.isFetching() === 0);
    await until('every list is shown', () => totals().every((total) => total !== null));
  });
  afterEach(async () => {
    root.unmount();
    await world.close();
  });

  const shown = () =>
    Object.fromEntries(
      Object.entries(jobs?.lists ?? {}).map(([group, { items }]) => [
        group,
        items.map(({ id }) => Number(id.slice(-12))),
      ]),
    );
  const showing = (expected: Record<string, number[]>) =>
    until(`the groups ${JSON.stringify(expected)}`, shown, (seen) => JSON.stringify(seen) === JSON.stringify(expected));
  const totals = () => Object.values(jobs.lists).map(({ total }) => total);
  const counting = (expected: number[]) =>
    until(`the totals ${expected}`, totals, (seen) => JSON.stringify(seen) === JSON.stringify(expected));
  const tell = (changed: Job) => world.api.emit('console', consoleMessages.jobChanged, changed);

  it('moves one that changed to the group of its state, and the numbers with it', async () => {
    await counting([2, 1, 0]);
    tell(job(1, 'done', { revision: 2, finishedAt: ago(0) }));
    await showing({ open: [2], failed: [3], over: [1] });
    await counting([1, 1, 1]);
  });

  it('keeps the place of one that goes on', async () => {
    tell(job(2, 'running', { revision: 2, progress: 0.5, createdAt: all[1]!.createdAt }));
    await until('its progress', () => jobs.lists.open.items[1]?.progress === 0.5);
    expect(shown()).toEqual({ open: [1, 2], failed: [3], over: [] });
  });

  it('ignores a picture older than what is known, in whichever group that is (SPEC J4)', async () => {
    tell(job(1, 'done', { revision: 9, finishedAt: ago(0) }));
    await showing({ open: [2], failed: [3], over: [1] });
    tell(job(1, 'running', { revision: 8 }));
    // Sent after it, so that both have arrived.
    tell(job(0, 'waiting'));
    await showing({ open: [0, 2], failed: [3], over: [1] });
    await counting([2, 1, 1]);
  });

  it('takes one back from the failed when it is attempted again, by whoever asked for it', async () => {
    jobs.apply(job(3, 'waiting', { revision: 2 }));
    await showing({ open: [1, 2, 3], failed: [], over: [] });
  });

  it('shows nothing twice when a page follows', async () => {
    all = Array.from({ length: 25 }, (_, n) => job(100 + n, 'done', { finishedAt: ago((100 + n) * MINUTE) }));
    await world.services.queries.refetchQueries();
    await until('the first page', () => jobs.lists.over.items.length === 20);
    tell({ ...all[20]!, revision: 2, finishedAt: ago(MINUTE) });
    await until('the one that moved up', () => jobs.lists.over.items[0]?.id === sampleId(120));
    jobs.lists.over.more();
    await until('the whole list', () => jobs.lists.over.items.length === 25 && !jobs.lists.over.hasMore);
    expect(world.api.count(jobRoutes.listJobs)).toBe(7);
  });
});
