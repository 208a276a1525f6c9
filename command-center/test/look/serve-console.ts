import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';

/** The console's files as the api serves them: hashed ones are kept by the browser, the page has a nonce each time. */
export function serveConsole(app: Express, dist: string): void {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  app.use('/console/assets', express.static(join(dist, 'assets'), { immutable: true, maxAge: '1h' }));
  app.use('/console', express.static(dist, { index: false }));
  app.get(['/console', '/console/{*path}'], (_request, response) => {
    const nonce = randomUUID().replaceAll('-', '');
    response.setHeader(
      'content-security-policy',
      `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self' ws: http:; frame-ancestors 'none'`,
    );
    response
      .type('html')
      .send(
        html
          .replaceAll('__CSP_NONCE__', nonce)
          .replace('</head>', `<meta name="falink-demo" content="${process.env.FIXTURE_DEMO ?? '0'}"></head>`),
      );
  });
}
