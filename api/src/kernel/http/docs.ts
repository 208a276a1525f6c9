import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Response } from 'express';
import type { MountHost } from './mount.js';
import { openApiDocument } from './openapi.js';

const FOLDER = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const FILES: readonly string[] = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];
const DAY_MS = 86_400_000;

/** Swagger UI sets style attributes and draws its icons from data addresses; its code needs no eval. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>FaLink 法联 API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="icon" href="/api/docs/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({
  url: '/api/docs/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
  supportedSubmitMethods: ['get', 'post', 'put', 'patch', 'delete'],
  defaultModelsExpandDepth: -1,
  docExpansion: 'none',
  displayRequestDuration: true,
});
`;

/** The API page and its document; everything comes from this server. */
export function mountDocs({ ctx, router }: MountHost): void {
  let document: string | null = null;
  const send = (response: Response, type: string, text: string): void => {
    response.setHeader('Content-Security-Policy', POLICY);
    response.setHeader('Cache-Control', 'no-cache');
    response.type(type).send(text);
  };
  router.get('/api/docs', (_request, response) => send(response, 'html', PAGE));
  router.get('/api/docs/openapi.json', (_request, response) => {
    document ??= JSON.stringify(openApiDocument({ version: ctx.version, demo: ctx.demo }));
    send(response, 'json', document);
  });
  router.get('/api/docs/start.js', (_request, response) => send(response, 'js', START));
  router.get('/api/docs/:file', (request, response, next) => {
    if (!FILES.includes(request.params.file)) {
      next();
      return;
    }
    response.sendFile(join(FOLDER, request.params.file), { maxAge: DAY_MS });
  });
}
