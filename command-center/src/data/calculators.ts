import { legalRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { useServices } from '../api/services.js';
import { useLive } from './live.js';

/** What a calculator is given, by the names of its fields. */
export type Entered = Readonly<Record<string, string>>;

/** The calculators of the legal rules, with what each takes. */
export function useCalculators() {
  const { http } = useServices();
  return useLive({
    key: ['calculators'],
    ask: async (signal) => (await http.send(legalRoutes.listCalculators, { signal })).calculators,
  });
}

/** One calculation by the service; nothing is stored. */
export function useCalculation(id: string) {
  const { http } = useServices();
  return useMutation({
    mutationFn: (entered: Entered) => http.send(legalRoutes.calculate, { params: { id }, query: {}, body: entered }),
  });
}
