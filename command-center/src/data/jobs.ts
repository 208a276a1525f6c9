import { consoleMessages, isOutdated, type Job, type JobGroup, jobRoutes } from '@falink/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useServices } from '../api/services.js';
import { byLatest, groupOf } from '../model/jobs.js';
import { itemsOf, type LoadedPages } from '../model/pages.js';
import { useNotice } from './live.js';
import { type PagedList, usePages } from './pages.js';

export const JOBS = 'jobs';
const GROUPS: readonly JobGroup[] = ['open', 'failed', 'over'];
/** What waits or failed is shown whole in practice; what is over comes by pages. */
const LIMIT: Readonly<Record<JobGroup, number>> = { open: 100, failed: 50, over: 20 };

export type JobLists = Readonly<Record<JobGroup, PagedList<Job>>>;

function useGroup(group: JobGroup): PagedList<Job> {
  const { http } = useServices();
  return usePages<Job>({
    key: [JOBS, group],
    topics: ['jobs'],
    pageSize: LIMIT[group],
    idOf: ({ id }) => id,
    compare: byLatest,
    belongs: ({ state }) => groupOf(state) === group,
    isOlder: isOutdated,
    ask: (page, signal) => http.send(jobRoutes.listJobs, { query: { ...page, group }, signal }),
  });
}

/** The jobs in scope by group; `apply` moves one that has changed to the group of its state. */
export function useJobs(): { lists: JobLists; apply: (job: Job) => void } {
  const queries = useQueryClient();
  const open = useGroup('open');
  const failed = useGroup('failed');
  const over = useGroup('over');
  const { apply: inOpen } = open;
  const { apply: inFailed } = failed;
  const { apply: inOver } = over;
  const apply = useCallback(
    (job: Job) => {
      // A group does not know what has left it: a stale version must not enter it again.
      const known = GROUPS.flatMap((group) => {
        const loaded = queries.getQueryData<LoadedPages<Job>>([JOBS, group]);
        return loaded ? itemsOf(loaded, ({ id }) => id) : [];
      }).find(({ id }) => id === job.id);
      if (isOutdated(job, known)) return;
      for (const applyIn of [inOpen, inFailed, inOver]) applyIn(job);
    },
    [queries, inOpen, inFailed, inOver],
  );
  useNotice(consoleMessages.jobChanged, apply);
  return { lists: { open, failed, over }, apply };
}
