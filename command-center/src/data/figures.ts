import { type Figure, legalRoutes, type Override } from '@falink/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useServices } from '../api/services.js';
import { useLive } from './live.js';

const KEY = ['legal-figures'] as const;

/** Every figure in force in the district, and the district's own. */
export function useFigures() {
  const { http } = useServices();
  return useLive({ key: KEY, ask: (signal) => http.send(legalRoutes.figures, { signal }) });
}

/** What somebody who keeps the figures may do; each refetches the list. */
export function useKeeping() {
  const { http } = useServices();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: KEY });
  const check = useMutation({
    mutationFn: (figure: Pick<Figure, 'parameterId'> & { from: string }) =>
      http.send(legalRoutes.checkFigure, { params: { id: figure.parameterId }, body: { from: figure.from } }),
    onSuccess: refresh,
  });
  const enter = useMutation({
    mutationFn: (body: Pick<Override, 'parameterId' | 'from' | 'value'> & { source: string }) =>
      http.send(legalRoutes.setOverride, { body }),
    onSuccess: refresh,
  });
  const withdraw = useMutation({
    mutationFn: (id: string) => http.send(legalRoutes.withdrawOverride, { params: { id } }),
    // Also when it was refused: somebody else may have withdrawn it already.
    onSettled: refresh,
  });
  return { check, enter, withdraw };
}
