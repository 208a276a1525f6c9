import { FalinkError, parseAtEdge, sfuRoutes } from '@falink/protocol';
import { errorHandler, type Logger, type Metrics, notFoundHandler, requireServiceSecret } from '@falink/service-kit';
import express, { type Express } from 'express';
import type { Rooms } from './room/rooms.js';

export interface HttpAppOptions {
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly rooms: Rooms;
  readonly serviceSecret: string;
  /** Whether it can take calls, and no more. */
  readonly isHealthy: () => boolean;
}

/** The few HTTP routes of the sfu: whether it works, closing a room and removing a device for the api. */
export function createHttpApp({ log, metrics, rooms, serviceSecret, isHealthy }: HttpAppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(metrics.middleware);
  app.get('/health', (_request, response) => {
    const healthy = isHealthy();
    response.setHeader('Cache-Control', 'no-store');
    response.status(healthy ? 200 : 503).json({ status: healthy ? 'ok' : 'degraded' });
  });
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
  app.post(sfuRoutes.removePeer.path, requireServiceSecret(serviceSecret), (request, response) => {
    const { roomId, peerId } = parseAtEdge(sfuRoutes.removePeer.params ?? never(), request.params);
    rooms.removePeer(roomId, peerId);
    response.json({});
  });
  app.use(notFoundHandler);
  app.use(errorHandler(log));
  return app;
}

function never(): never {
  throw new FalinkError('service.internal');
}
