import { terminalSecurityRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { useLive } from './live.js';

export const SECURITY = 'terminal-security';
/** A box that changed its key or came back announces nothing of it to the console. */
const REFETCH_MS = 20_000;

/** The keys of a terminal, and its lock. */
export function useTerminalSecurity(id: string) {
  const { http } = useServices();
  return useLive({
    key: [SECURITY, id],
    refetchMs: REFETCH_MS,
    ask: (signal) => http.send(terminalSecurityRoutes.terminalSecurity, { params: { id }, signal }),
  });
}
