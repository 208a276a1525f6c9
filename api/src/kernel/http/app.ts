import { errorFor, PROTOCOL_HEADER } from '@falink/protocol';
import { errorHandler, notFoundHandler, type PresentError } from '@falink/service-kit';
import cookieParser from 'cookie-parser';
import express, { type Express, type RequestHandler } from 'express';
import helmet, { strictTransportSecurity } from 'helmet';
import type { Area } from '../area.js';
import type { Context } from '../context.js';
import { Methods } from './methods.js';
import { versionOfRefusal } from './protocol-version.js';
import { warnOfProxies } from './proxy-warning.js';
import { createRateLimits } from './rate-limits.js';

/** The HTTP side: security headers, the areas, and the protocol's errors for everything else. */
export function createApp(ctx: Context, areas: readonly Area[]): Express {
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
      strictTransportSecurity: false,
    }),
  );
  app.use(warnOfProxies(app, ctx.log, ctx.config.trustProxy));
  app.use(overTlsOnly(ctx));
  app.use(ctx.metrics.middleware);
  const router = express.Router();
  router.use(cookieParser());
  const methods = new Methods();
  const host = { ctx, router, limits: createRateLimits(ctx.config.rateLimitScale), methods };
  for (const { mount } of areas) mount?.(host);
  methods.mountRest(router);
  app.use(router);
  app.use(notFoundHandler);
  app.use(errorHandler(ctx.log, inItsVersion));
  return app;
}

/** A code that the page which asked knows (SPEC V4). */
const inItsVersion: PresentError = (body, request, response) =>
  errorFor(response.locals.version ?? versionOfRefusal(request.get(PROTOCOL_HEADER)), body);

/** Decided at each request: the address may follow from the port, which is known once the service listens. */
function overTlsOnly(ctx: Pick<Context, 'publicUrl'>): RequestHandler {
  const strict = strictTransportSecurity();
  return (request, response, next) => {
    if (ctx.publicUrl().startsWith('https://')) strict(request, response, next);
    else next();
  };
}
