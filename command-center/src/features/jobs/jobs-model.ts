import { isOutdated, type Job, type JobGroup, type JobState } from '@falink/protocol';

/** The part of a group that the page has, and how many there are in all. */
export interface JobPart {
  readonly jobs: readonly Job[];
  readonly nextCursor: string | null;
  readonly total: number;
}

export type Jobs = Readonly<Record<JobGroup, JobPart>>;

const GROUPS: readonly JobGroup[] = ['open', 'failed', 'over'];

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

/** The jobs after one has changed: it moves to the group of its state. What is older than the known changes nothing. */
export function applyJob(all: Jobs, news: Job): Jobs {
  const from = GROUPS.find((group) => all[group].jobs.some(({ id }) => id === news.id));
  const known = from && all[from].jobs.find(({ id }) => id === news.id);
  if (isOutdated(news, known)) return all;
  const to = groupOf(news.state);
  if (from === to) {
    const jobs = all[to].jobs.map((one) => (one.id === news.id ? news : one));
    return { ...all, [to]: { ...all[to], jobs } };
  }
  const next = { ...all, [to]: { ...all[to], jobs: [news, ...all[to].jobs], total: all[to].total + 1 } };
  if (!from) return next;
  const jobs = all[from].jobs.filter(({ id }) => id !== news.id);
  return { ...next, [from]: { ...all[from], jobs, total: all[from].total - 1 } };
}

/** A group with its next page; an item that moved is not shown twice. */
export function appendPage(part: JobPart, page: Pick<JobPart, 'jobs' | 'nextCursor'>): JobPart {
  const known = new Set(part.jobs.map(({ id }) => id));
  return {
    ...part,
    nextCursor: page.nextCursor,
    jobs: [...part.jobs, ...page.jobs.filter(({ id }) => !known.has(id))],
  };
}

/** What runs, the longest first. */
export function runningOf({ jobs }: JobPart): Job[] {
  return jobs
    .filter(({ state }) => state === 'running')
    .sort((a, b) => (a.startedAt ?? '').localeCompare(b.startedAt ?? ''));
}

/** What waits, in the order in which it becomes due. */
export function waitingOf({ jobs }: JobPart): Job[] {
  return jobs
    .filter(({ state }) => state === 'waiting')
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt) || a.createdAt.localeCompare(b.createdAt));
}

/** The attempt before failed, and the next one is still to come. */
export function isRetrying(job: Pick<Job, 'state' | 'attempts' | 'reason'>): boolean {
  return job.state === 'waiting' && job.attempts > 0 && job.reason !== null;
}

/** How long the last attempt took, in ms; null: it has not ended. */
export function tookMs({ startedAt, finishedAt }: Pick<Job, 'startedAt' | 'finishedAt'>): number | null {
  return startedAt !== null && finishedAt !== null ? Date.parse(finishedAt) - Date.parse(startedAt) : null;
}
