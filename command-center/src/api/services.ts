import { Unreachable } from '@falink/client';
import type { FalinkError } from '@falink/protocol';
import { QueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import { ServerClock } from '../model/clock.js';
import { HttpClient } from './http.js';
import { Session } from './session.js';
import { ConsoleSocket } from './socket.js';

/** What every page uses; created once per window. */
export interface Services {
  readonly clock: ServerClock;
  readonly http: HttpClient;
  readonly session: Session;
  readonly socket: ConsoleSocket;
  readonly queries: QueryClient;
}

/** Retries what a moment may cure; a refusal is final. */
function worthRetrying(failures: number, error: unknown): boolean {
  if (failures >= 3) return false;
  return error instanceof Unreachable || (error as Partial<FalinkError>).code === 'service.unavailable';
}

export function createServices(): Services {
  const clock = new ServerClock();
  const http = new HttpClient({ clock });
  const session = new Session(http);
  const socket = new ConsoleSocket(session);
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: worthRetrying, staleTime: 15_000, refetchOnWindowFocus: false } },
  });
  return { clock, http, session, socket, queries };
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = use(ServicesContext);
  if (!services) throw new Error('no services: render below <ServicesContext>');
  return services;
}

/** The server's time, ms, renewed every `everyMs`: for ages and countdowns. */
export function useNow(everyMs = 1_000): number {
  const { clock } = useServices();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return now;
}

export function useSession() {
  const { session } = useServices();
  return useSyncExternalStore(session.subscribe, session.snapshot);
}

export function useLink() {
  const { socket } = useServices();
  return useSyncExternalStore(socket.subscribe, socket.snapshot);
}
