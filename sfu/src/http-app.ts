import { FalinkError, parseAtEdge, sfuRoutes } from '@falink/protocol';
import { errorHandler, type Logger, type Metrics, notFoundHandler, requireServiceSecret } from '@falink/service-kit';
import express, { type Express } from 'express';
import type { Rooms } from './room/rooms.js';

export interface HttpAppOptions {
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly rooms: Rooms;
  readonly serviceSecret: string;
  readonly health: () => Record<string, unknown>;
}

/** The few HTTP routes of the sfu: health and metrics for operators, closing a room for the api. */
export function createHttpApp({ log, metrics, rooms, serviceSecret, health }: HttpAppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(metrics.middleware);
  app.get('/health', (_request, response) => {
    const body = health();
    response.setHeader('Cache-Control', 'no-store');
    response.status(body.status === 'ok' ? 200 : 503).json(body);
  });
  app.get('/metrics', metrics.handler);
  app.post(
    sfuRoutes.closeRoom.path,
    requireServiceSecret(serviceSecret),
    express.json({ limit: '4kb' }),
    (request, response) => {
      const { roomId } = parseAtEdge(sfuRoutes.closeRoom.params ?? never(), request.params);
      const { reason } = parseAtEdge(sfuRoutes.closeRoom.body ?? never(), request.body);
      rooms.close(roomId, reason);
      response.json({});
    },
  );
  app.use(notFoundHandler);
  app.use(errorHandler(log));
  return app;
}

function never(): never {
  throw new FalinkError('service.internal');
}
