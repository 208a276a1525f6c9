import { FixtureServer } from '@falink/fixtures/server';
import { consoleMessages } from '@falink/protocol';
import { QueryClient } from '@tanstack/react-query';
import { HttpClient } from '../../src/api/http.js';
import type { Services } from '../../src/api/services.js';
import { Session } from '../../src/api/session.js';
import { ConsoleSocket } from '../../src/api/socket.js';
import { ServerClock } from '../../src/model/clock.js';

/** The fixtures' server and the services of a window that is signed in to it. */
export interface ConsoleWorld {
  readonly api: FixtureServer;
  readonly services: Services;
  /** Opens the socket; resolves once its topics are followed. */
  connect(): Promise<void>;
  close(): Promise<void>;
}

/** A server that follows every topic, and answers what the test defines. */
export async function consoleWorld(): Promise<ConsoleWorld> {
  const api = new FixtureServer();
  api.answer('console', consoleMessages.subscribe, ({ topics }) => ({ topics }));
  const origin = await api.listen();
  const http = new HttpClient({ origin });
  const credentials = { current: () => 'token', renew: async () => 'token', onToken: () => () => undefined };
  const session = new Session(http);
  // Nobody signs in here.
  http.use(credentials);
  const services: Services = {
    clock: new ServerClock(),
    http,
    session,
    socket: new ConsoleSocket(credentials, origin),
    // Nothing is thrown away with time: a timer of five minutes for each query would outlive the test.
    queries: new QueryClient({
      defaultOptions: { queries: { retry: false, gcTime: Infinity }, mutations: { gcTime: Infinity } },
    }),
  };
  return {
    api,
    services,
    connect: () => {
      const ready = new Promise<void>((resolve) => {
        const off = services.socket.onReady(() => {
          off();
          resolve();
        });
      });
      services.socket.open();
      return ready;
    },
    close: async () => {
      services.queries.clear();
      services.socket.close();
      services.session.close();
      await api.close();
    },
  };
}
