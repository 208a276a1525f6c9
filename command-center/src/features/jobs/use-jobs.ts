import { consoleMessages, type Job, type JobGroup, jobRoutes } from '@falink/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDelta, useTopics } from '../../api/live.js';
import { useServices } from '../../api/services.js';
import { useTrouble } from '../../ui/useTrouble.js';
import { appendPage, applyJob, type Jobs } from './jobs-model.js';

const KEY = ['jobs'] as const;
/** What waits or failed is shown whole in practice; what is over comes by pages. */
const LIMIT: Readonly<Record<JobGroup, number>> = { open: 100, failed: 50, over: 20 };

/** The jobs in scope, live. */
export function useJobs() {
  const { http } = useServices();
  useTopics(['jobs'], [KEY]);
  useDelta<typeof consoleMessages.jobChanged, Jobs>(KEY, consoleMessages.jobChanged, applyJob);
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }): Promise<Jobs> => {
      const page = async (group: JobGroup) => {
        const query = { group, limit: LIMIT[group] };
        const { items, nextCursor, total } = await http.send(jobRoutes.listJobs, { query, signal });
        return { jobs: items, nextCursor, total: total ?? items.length };
      };
      const [open, failed, over] = await Promise.all([page('open'), page('failed'), page('over')]);
      return { open, failed, over };
    },
  });
}

/** What a person does with jobs; a refusal is shown, and the list is fetched again. */
export function useJobActions() {
  const { http } = useServices();
  const queries = useQueryClient();
  const trouble = useTrouble();
  const apply = (job: Job): void => {
    queries.setQueryData<Jobs>(KEY, (jobs) => jobs && applyJob(jobs, job));
  };
  const onError = (error: unknown): void => {
    trouble(error);
    void queries.invalidateQueries({ queryKey: KEY });
  };
  const again = useMutation({
    mutationFn: (id: string) => http.send(jobRoutes.repeatJob, { params: { id } }),
    onSuccess: apply,
    onError,
  });
  const drop = useMutation({
    mutationFn: (id: string) => http.send(jobRoutes.dropJob, { params: { id } }),
    onSuccess: apply,
    onError,
  });
  const more = useMutation({
    mutationFn: async (group: JobGroup) => {
      const cursor = queries.getQueryData<Jobs>(KEY)?.[group].nextCursor;
      if (!cursor) return;
      const query = { group, cursor, limit: LIMIT[group] };
      const { items, nextCursor } = await http.send(jobRoutes.listJobs, { query });
      const page = { jobs: items, nextCursor };
      queries.setQueryData<Jobs>(KEY, (jobs) => jobs && { ...jobs, [group]: appendPage(jobs[group], page) });
    },
    onError: trouble,
  });
  return { again, drop, more };
}
