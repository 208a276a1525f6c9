import { createServer, type Server } from 'node:http';
import express from 'express';
import { listen } from './http-server.js';
import type { Metrics } from './metrics.js';

/** Where a service answers those who look after it, apart from everybody else. */
export interface InsideAddress {
  readonly host: string;
  readonly port: number;
}

export interface InsideOptions extends InsideAddress {
  readonly metrics: Metrics;
  /** What `/health` says, in full; its status is 503 when `ready` is false. */
  readonly health: () => Promise<InsideHealth> | InsideHealth;
  /** The variable that sets the port, for the error's remedy. */
  readonly portVariable: string;
}

export interface InsideHealth {
  readonly ready: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface InsideServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves `/metrics` and the whole of `/health` on an address of their own, which belongs on this machine or a private
 * network: they say how busy the service is and what it is made of.
 *
 * @throws Error with the remedy when it cannot listen there
 */
export async function serveInside(options: InsideOptions): Promise<InsideServer> {
  const { host, port, metrics, health, portVariable } = options;
  const app = express();
  app.disable('x-powered-by');
  app.get('/metrics', metrics.handler);
  app.get('/health', async (_request, response) => {
    const { ready, body } = await health();
    response.setHeader('Cache-Control', 'no-store');
    response.status(ready ? 200 : 503).json(body);
  });
  const server: Server = createServer(app);
  const { port: actual } = await listen(server, { host, port, portVariable });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
