import type { Job, JobState } from '@falink/protocol';
import { appendPage, applyJob, isRetrying, type Jobs, runningOf, tookMs, waitingOf } from './jobs-model.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 6, 20, 9, minute)).toISOString();

function job(id: string, state: JobState, more: Partial<Job> = {}): Job {
  return {
    id,
    state,
    name: 'stories.render',
    title: { zh: '制作', en: 'Make' },
    subject: { zh: id, en: id },
    attempts: 0,
    maxAttempts: 3,
    reason: null,
    progress: 0,
    note: null,
    askedBy: null,
    createdAt: at(0),
    dueAt: at(0),
    startedAt: null,
    finishedAt: null,
    repeatable: true,
    droppable: true,
    revision: 1,
    ...more,
  };
}
const part = (...jobs: Job[]) => ({ jobs, nextCursor: null, total: jobs.length });
const all: Jobs = {
  open: part(job('a', 'running'), job('b', 'waiting')),
  failed: part(job('c', 'failed')),
  over: part(),
};
const ids = (jobs: Jobs) =>
  Object.fromEntries(Object.entries(jobs).map(([group, { jobs: in_ }]) => [group, in_.map(({ id }) => id)]));

describe('a job that changed', () => {
  it('moves to the group of its state, and the numbers with it', () => {
    const next = applyJob(all, job('a', 'done', { revision: 2 }));
    expect(ids(next)).toEqual({ open: ['b'], failed: ['c'], over: ['a'] });
    expect([next.open.total, next.failed.total, next.over.total]).toEqual([1, 1, 1]);
  });
  it('stays at its place while it goes on', () => {
    const next = applyJob(all, job('a', 'running', { progress: 0.5, revision: 2 }));
    expect(ids(next)).toEqual(ids(all));
    expect(next.open.jobs[0]?.progress).toBe(0.5);
  });
  it('is ignored when it is older than what is known (SPEC J4)', () => {
    const done = applyJob(all, job('a', 'done', { revision: 9 }));
    expect(applyJob(done, job('a', 'running', { revision: 8 }))).toBe(done);
  });
  it('is added when it is new', () => {
    const next = applyJob(all, job('d', 'waiting'));
    expect(ids(next).open).toEqual(['d', 'a', 'b']);
    expect(next.open.total).toBe(3);
  });
  it('comes back from failed when it is attempted again', () => {
    expect(ids(applyJob(all, job('c', 'waiting', { revision: 2 })))).toEqual({
      open: ['c', 'a', 'b'],
      failed: [],
      over: [],
    });
  });
});

it('a page that follows shows nothing twice', () => {
  const page = { jobs: [job('b', 'done'), job('e', 'done')], nextCursor: 'x' };
  const next = appendPage(part(job('a', 'done'), job('b', 'done')), page);
  expect(next.jobs.map(({ id }) => id)).toEqual(['a', 'b', 'e']);
  expect([next.nextCursor, next.total]).toEqual(['x', 2]);
});

it('shows first what has run longest and what is due next', () => {
  const open = part(
    job('late', 'running', { startedAt: at(5) }),
    job('retry', 'waiting', { dueAt: at(9) }),
    job('early', 'running', { startedAt: at(2) }),
    job('next', 'waiting', { dueAt: at(1) }),
  );
  expect(runningOf(open).map(({ id }) => id)).toEqual(['early', 'late']);
  expect(waitingOf(open).map(({ id }) => id)).toEqual(['next', 'retry']);
});

it('tells a job that waits for its turn from one that failed and is tried again', () => {
  expect(isRetrying(job('a', 'waiting'))).toBe(false);
  expect(isRetrying(job('a', 'waiting', { attempts: 1, reason: { zh: '满', en: 'full' } }))).toBe(true);
  // Given back by a service that stopped.
  expect(isRetrying(job('a', 'waiting', { attempts: 0, reason: { zh: '满', en: 'full' } }))).toBe(false);
});

it('knows how long the last attempt took', () => {
  expect(tookMs(job('a', 'done', { startedAt: at(1), finishedAt: at(3) }))).toBe(120_000);
  expect(tookMs(job('a', 'dropped', { finishedAt: at(3) }))).toBeNull();
});
