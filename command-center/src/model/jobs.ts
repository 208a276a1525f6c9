import type { Job, JobGroup, JobState } from '@falink/protocol';
import { compareText } from './compare.js';

/** The list that shows a job of this state. */
export function groupOf(state: JobState): JobGroup {
  switch (state) {
    case 'waiting':
    case 'running':
      return 'open';
    case 'failed':
      return 'failed';
    case 'done':
    case 'dropped':
      return 'over';
  }
}

/** The order of the api's list: what was finished last, or asked for last, first. */
export function byLatest(a: Job, b: Job): number {
  return compareText(b.finishedAt ?? b.createdAt, a.finishedAt ?? a.createdAt) || compareText(b.id, a.id);
}

/** What runs, the longest first. */
export function runningOf(jobs: readonly Job[]): Job[] {
  return jobs
    .filter(({ state }) => state === 'running')
    .sort((a, b) => (a.startedAt ?? '').localeCompare(b.startedAt ?? ''));
}

/** What waits, in the order in which it becomes due. */
export function waitingOf(jobs: readonly Job[]): Job[] {
  return jobs
    .filter(({ state }) => state === 'waiting')
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt) || a.createdAt.localeCompare(b.createdAt));
}

/** Whether the last attempt failed and a retry is due. */
export function isRetrying(job: Pick<Job, 'state' | 'attempts' | 'reason'>): boolean {
  return job.state === 'waiting' && job.attempts > 0 && job.reason !== null;
}

/** How long the last attempt took, in ms; null: it has not ended. */
export function tookMs({ startedAt, finishedAt }: Pick<Job, 'startedAt' | 'finishedAt'>): number | null {
  return startedAt !== null && finishedAt !== null ? Date.parse(finishedAt) - Date.parse(startedAt) : null;
}
