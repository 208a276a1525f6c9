import type { RouteInput } from '@falink/client';
import type { Intake, ResponseOf, Route } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { useServices } from '../../api/services.js';
import { usePutIntake, useRefetchIntake } from '../../data/intakes.js';
import { codeOf } from '../../model/trouble.js';
import { useTrouble } from '../../ui/use-trouble.js';

/** A route that changes an intake and answers it. */
type ChangesIntake<R extends Route> = ResponseOf<R> extends Intake ? R : never;

/** One change of an intake at a time: shows what came of it, or why not, then with the papers that there are now. */
export function usePaperChange(intakeId: string) {
  const { http } = useServices();
  const put = usePutIntake();
  const refetch = useRefetchIntake();
  const trouble = useTrouble();
  const { mutate, isPending } = useMutation({
    mutationFn: (send: () => Promise<Intake>) => send(),
    onSuccess: put,
    onError: (error) => {
      trouble(error);
      if (codeOf(error) === 'capture.changed') refetch(intakeId);
    },
  });
  return {
    isPending,
    change: <R extends Route>(route: ChangesIntake<R>, input: RouteInput<R>): void =>
      mutate(() => http.send(route, input) as Promise<Intake>),
  };
}
