import type { Job, JobState } from '@falink/protocol';
import { byLatest, groupOf, isRetrying, runningOf, tookMs, waitingOf } from './jobs.js';

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

it('every state has its list', () => {
  const states = ['waiting', 'running', 'failed', 'done', 'dropped'] as const;
  expect(states.map(groupOf)).toEqual(['open', 'open', 'failed', 'over', 'over']);
});

it('what was finished last comes first, and among equals as the api has it', () => {
  const jobs = [
    job('a', 'done', { finishedAt: at(1) }),
    job('b', 'done', { finishedAt: at(3) }),
    job('c', 'waiting', { createdAt: at(2) }),
    job('d', 'waiting', { createdAt: at(2) }),
  ];
  expect(jobs.sort(byLatest).map(({ id }) => id)).toEqual(['b', 'd', 'c', 'a']);
});

it('shows first what has run longest and what is due next', () => {
  const open = [
    job('late', 'running', { startedAt: at(5) }),
    job('retry', 'waiting', { dueAt: at(9) }),
    job('early', 'running', { startedAt: at(2) }),
    job('next', 'waiting', { dueAt: at(1) }),
  ];
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
