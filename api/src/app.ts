import { errorHandler, notFoundHandler } from '@falink/service-kit';
import cookieParser from 'cookie-parser';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { mountCalls } from './areas/calls/routes/index.js';
import { mountIntakes } from './areas/intakes/routes.js';
import { mountLegal } from './areas/legal/routes.js';
import { mountInternal } from './areas/media-plane/routes.js';
import { mountOperations } from './areas/operations/routes.js';
import { mountMedia } from './areas/programme/media-files.js';
import { mountProgramme } from './areas/programme/routes.js';
import { mountAuth } from './areas/staff/routes.js';
import { mountTerminals } from './areas/terminals/routes.js';
import type { Context } from './kernel/context.js';
import { mountDocs } from './kernel/http/docs.js';
import type { MountHost } from './kernel/http/mount.js';
import { mountStaticApps } from './pages/static-apps.js';

/** Every area of the HTTP API, each mounting its own routes of the protocol. */
const AREAS: readonly ((host: MountHost) => void)[] = [
  mountAuth,
  mountTerminals,
  mountCalls,
  mountInternal,
  mountIntakes,
  mountLegal,
  mountProgramme,
  mountOperations,
  mountMedia,
  mountDocs,
  mountStaticApps,
];

/** The HTTP side: security headers, metrics, the areas, and the protocol's errors for everything else. */
export function createApp(ctx: Context): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', ctx.config.trustProxy);
  app.use(
    helmet({
      // JSON needs nothing; pages set their own policy.
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
      },
      crossOriginEmbedderPolicy: false,
      strictTransportSecurity: ctx.publicUrl().startsWith('https://'),
    }),
  );
  app.use(ctx.metrics.middleware);
  app.get('/metrics', ctx.metrics.handler);

  const router = express.Router();
  router.use(cookieParser());
  for (const area of AREAS) area({ ctx, router });
  app.use(router);

  app.use(notFoundHandler);
  app.use(errorHandler(ctx.log));
  return app;
}
