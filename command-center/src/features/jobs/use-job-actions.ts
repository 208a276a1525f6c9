import { type Job, jobRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { useServices } from '../../api/services.js';
import { JOBS } from '../../data/jobs.js';
import { useRefetch } from '../../data/live.js';
import { useTrouble } from '../../ui/use-trouble.js';

/** What a person does with jobs; a refusal is shown, and the lists are refetched. @param onChanged gets the job after it */
export function useJobActions(onChanged: (job: Job) => void) {
  const { http } = useServices();
  const refetch = useRefetch();
  const trouble = useTrouble();
  const onError = (error: unknown): void => {
    trouble(error);
    refetch(JOBS);
  };
  const again = useMutation({
    mutationFn: (id: string) => http.send(jobRoutes.repeatJob, { params: { id } }),
    onSuccess: onChanged,
    onError,
  });
  const drop = useMutation({
    mutationFn: (id: string) => http.send(jobRoutes.dropJob, { params: { id } }),
    onSuccess: onChanged,
    onError,
  });
  return { again, drop };
}
