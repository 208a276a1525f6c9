import { consoleMessages, type Pairing, type Terminal, terminalRoutes } from '@falink/protocol';
import { useQuery } from '@tanstack/react-query';
import { useDelta, useTopics } from '../../api/live.js';
import { useServices } from '../../api/services.js';
import { upsert, without } from '../../model/upsert.js';

export const TERMINALS_KEY = ['terminals'] as const;
export const PAIRINGS_KEY = ['pairings'] as const;

interface Terminals {
  terminals: Terminal[];
}
interface Pairings {
  pairings: Pairing[];
}

const applyTerminal = (data: Terminals, news: Terminal): Terminals => ({
  terminals: news.revokedAt ? without(data.terminals, news.id, (t) => t.id) : upsert(data.terminals, news, (t) => t.id),
});
const applyPairing = (data: Pairings, news: Pairing): Pairings => ({
  pairings: upsert(data.pairings, news, (p) => p.id),
});

export function useTerminals() {
  const { http } = useServices();
  useTopics(['terminals'], [TERMINALS_KEY]);
  useDelta(TERMINALS_KEY, consoleMessages.terminalChanged, applyTerminal);
  return useQuery({
    queryKey: TERMINALS_KEY,
    queryFn: ({ signal }) => http.send(terminalRoutes.listTerminals, { signal }),
    select: (data) => data.terminals.filter((t) => t.revokedAt === null),
  });
}

/** `enabled` false: for somebody who has nothing to do with pairings. */
export function usePairings(enabled = true) {
  const { http } = useServices();
  useTopics(enabled ? ['pairings'] : [], [PAIRINGS_KEY]);
  useDelta(PAIRINGS_KEY, consoleMessages.pairingChanged, applyPairing);
  return useQuery({
    queryKey: PAIRINGS_KEY,
    enabled,
    queryFn: ({ signal }) => http.send(terminalRoutes.listPairings, { signal }),
  });
}

export function useSites() {
  const { http } = useServices();
  return useQuery({
    queryKey: ['sites'],
    queryFn: ({ signal }) => http.send(terminalRoutes.listSites, { signal }),
    select: (data) => data.sites,
  });
}
