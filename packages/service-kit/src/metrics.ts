import { readdir } from 'node:fs/promises';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** Register the service's own metrics here, named `falink_…`. */
  readonly registry: Registry;
  /** Times every request, labelled by its route pattern: paths with ids would make a series each. */
  readonly middleware: RequestHandler;
  /** GET /metrics in Prometheus' text format: for the inside only. */
  readonly handler: RequestHandler;
}

/**
 * Of the default metrics, what walks over every connection in one go: with ten thousand of them, each reading would
 * stop the service for a tenth of a second.
 */
const WALKS_OVER_CONNECTIONS = [
  'nodejs_active_handles',
  'nodejs_active_handles_total',
  'nodejs_active_requests',
  'nodejs_active_requests_total',
  'nodejs_active_resources',
  'nodejs_active_resources_total',
  'process_open_fds',
] as const;

/** A registry of its own per service instance, so that several can live in one process (tests, the demo). */
export function createMetrics({ service, version }: { service: string; version: string }): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  for (const name of WALKS_OVER_CONNECTIONS) registry.removeSingleMetric(name);
  countOpenFiles(registry);
  new Gauge({
    name: 'falink_build_info',
    help: 'Constant 1, labelled with the running version',
    labelNames: ['version'],
    registers: [registry],
  }).set({ version }, 1);
  const duration = new Histogram({
    name: 'falink_http_request_duration_seconds',
    help: 'Time from request to the end of the response',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });

  return {
    registry,
    middleware: (request, response, next) => {
      const stop = duration.startTimer();
      response.once('close', () => {
        const path: unknown = request.route?.path;
        stop({
          method: request.method,
          route: typeof path === 'string' ? path : 'other',
          status: String(response.statusCode),
        });
      });
      next();
    },
    handler: async (_request, response) => {
      response.setHeader('Content-Type', registry.contentType);
      response.setHeader('Cache-Control', 'no-store');
      response.send(await registry.metrics());
    },
  };
}

/** `process_open_fds` as the default metric counts it, without stopping the service. */
function countOpenFiles(registry: Registry): void {
  new Gauge({
    name: 'process_open_fds',
    help: 'Number of open file descriptors.',
    registers: [registry],
    async collect() {
      const files = await readdir('/proc/self/fd').catch(() => null);
      // One is that of the folder itself.
      if (files) this.set(files.length - 1);
    },
  });
}
