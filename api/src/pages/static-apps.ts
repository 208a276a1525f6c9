import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Request, Response, Router } from 'express';
import { listAliveSfus } from '../areas/sessions/index.js';
import type { Context } from '../kernel/context.js';
import { frontPage, notBuiltPage } from './front-page.js';
import { PackedFiles } from './packed-files.js';
import { type ConnectSources, consolePolicy, phonePolicy, plainPolicy, tvPolicy } from './page-policies.js';

const YEAR_S = 31_536_000;
/** What a page's policy lists may be this old. */
const SFU_ORIGINS_MS = 2_000;
/** The word that the console's build leaves where the nonce belongs. */
const NONCE_WORD = '__CSP_NONCE__';
const SAFE_PATH = /^(?!.*(?:^|\/)\.)[A-Za-z0-9._/-]+$/;
const TEXT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Folders of the built pages, beside this workspace. */
const DIST = {
  tv: fileURLToPath(new URL('../../../tv-app/dist', import.meta.url)),
  console: fileURLToPath(new URL('../../../command-center/dist', import.meta.url)),
} as const;

export interface StaticApps {
  readonly ctx: Context;
  readonly router: Router;
  readonly folders?: { readonly tv: string; readonly console: string };
}

/** The built pages: the TV, the command center with the phone pages, and a front page that leads to them. */
export function mountStaticApps({ ctx, router, folders }: StaticApps): void {
  const { tv, console: desk } = folders ?? { ...DIST, ...(ctx.config.tvDir !== null && { tv: ctx.config.tvDir }) };
  const packed = new PackedFiles();
  const origins = sfuOrigins(ctx);

  router.get('/', (_request, response) => sendPlain(response, 200, (nonce) => frontPage({ nonce, demo: ctx.demo })));

  router.get('/tv', addSlash);
  router.get('/tv/{*path}', async (request, response, next) => {
    const path = pathOf(request) || 'index.html';
    const sources = { host: request.headers.host ?? '', sfuOrigins: await origins() };
    // A worker has the policy of its own file, and this one fetches the pages that it keeps.
    if (path === 'sw.js') response.setHeader('Content-Security-Policy', tvPolicy(sources));
    if (path !== 'index.html') return sendAsset(packed, tv, path, request, response, next);
    const html = await pageOf(tv, path);
    if (html === null) return sendPlain(response, 503, (nonce) => notBuiltPage({ nonce, name: 'tv-app' }));
    sendPage(response, withDemo(html, ctx.demo), tvPolicy(sources));
  });

  router.get('/console', addSlash);
  router.get('/console/{*path}', async (request, response, next) => {
    const path = pathOf(request);
    const isPage = path.endsWith('.html') || extname(path) === '';
    if (!isPage) return sendAsset(packed, desk, path, request, response, next);
    // Addresses inside the console are its router's: they all begin with the one page.
    const html = await pageOf(desk, path.endsWith('.html') ? path : 'index.html');
    if (html === null) {
      if (path.endsWith('.html') && path !== 'index.html') return next();
      return sendPlain(response, 503, (nonce) => notBuiltPage({ nonce, name: 'command-center' }));
    }
    const nonce = newNonce();
    const sources: ConnectSources = { host: request.headers.host ?? '', sfuOrigins: await origins() };
    sendPage(response, withDemo(html.replaceAll(NONCE_WORD, nonce), ctx.demo), consolePolicy(sources, nonce));
  });

  // What a person reads before opening it, from a television's QR or a poster, has an address of its own.
  for (const name of ['companion', 'guest']) {
    router.get(`/${name}`, async (request, response) => {
      if (!request.path.endsWith('/')) {
        // The place of a poster stands in the query of /guest/; nothing does in that of /companion/.
        return name === 'guest' ? addSlash(request, response, () => undefined) : response.redirect(308, `/${name}/`);
      }
      const html = await pageOf(desk, `${name}.html`);
      if (html === null) return sendPlain(response, 503, (nonce) => notBuiltPage({ nonce, name: 'command-center' }));
      const nonce = newNonce();
      const sources: ConnectSources = { host: request.headers.host ?? '', sfuOrigins: await origins() };
      response.setHeader('Referrer-Policy', 'no-referrer');
      sendPage(response, withDemo(html.replaceAll(NONCE_WORD, nonce), ctx.demo), phonePolicy(sources, nonce));
    });
  }
}

/** `/tv` → `/tv/`, with its query: addresses in the pages are relative to the folder. */
function addSlash(request: Request, response: Response, next: () => void): void {
  const { pathname, search } = new URL(request.originalUrl, 'http://localhost');
  if (pathname.endsWith('/')) next();
  else response.redirect(308, `${pathname}/${search}`);
}

function newNonce(): string {
  return randomBytes(16).toString('base64');
}

function pathOf(request: Request): string {
  const path: unknown = request.params.path;
  return Array.isArray(path) ? path.join('/') : '';
}

/** A page of the build, read each time: it is small, and a new build is served at once. Null: there is none. */
async function pageOf(folder: string, path: string): Promise<string | null> {
  if (!SAFE_PATH.test(path)) return null;
  return readFile(join(folder, path), 'utf8').catch(() => null);
}

/** The pages show a red banner when they find this. */
function withDemo(html: string, demo: boolean): string {
  return demo ? html.replace(/<head>/i, '<head>\n    <meta name="falink-demo" content="1" />') : html;
}

function sendPage(response: Response, html: string, policy: string): void {
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Permissions-Policy', 'camera=(self), microphone=(self), autoplay=(self), geolocation=()');
  response.type('html').send(html);
}

function sendPlain(response: Response, status: number, page: (nonce: string) => string): void {
  const nonce = newNonce();
  response.status(status);
  response.setHeader('Content-Security-Policy', plainPolicy(nonce));
  response.setHeader('Cache-Control', 'no-store');
  response.type('html').send(page(nonce));
}

/** Names in `assets/` carry a hash of their content: kept for ever. Everything else is asked about each time. */
async function sendAsset(
  packed: PackedFiles,
  folder: string,
  path: string,
  request: Request,
  response: Response,
  next: (error?: unknown) => void,
): Promise<void> {
  if (!SAFE_PATH.test(path)) return next();
  const isHashed = /^assets\/.+[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/.test(path);
  const cacheControl = isHashed ? `public, max-age=${YEAR_S}, immutable` : 'no-cache';
  const type = TEXT_TYPES[extname(path)];
  if (!type) {
    response.sendFile(
      path,
      { root: folder, cacheControl: false, headers: { 'Cache-Control': cacheControl } },
      (error) => {
        if (error && !response.headersSent) next();
      },
    );
    return;
  }
  const found = await packed.get(join(folder, path), String(request.headers['accept-encoding'] ?? ''));
  if (!found) return next();
  response.setHeader('Cache-Control', cacheControl);
  response.setHeader('Content-Type', type);
  const tag = `"${found.stamp}-${found.encoding}"`;
  response.setHeader('ETag', tag);
  response.vary('Accept-Encoding');
  if (request.headers['if-none-match'] === tag) {
    response.status(304).end();
    return;
  }
  if (found.encoding !== 'identity') response.setHeader('Content-Encoding', found.encoding);
  response.end(found.body);
}

/** Where the sfu nodes are; the last answer while the database is away. */
function sfuOrigins(ctx: Context): () => Promise<readonly string[]> {
  let known: readonly string[] = [];
  let askedAtMs = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - askedAtMs < SFU_ORIGINS_MS) return known;
    try {
      const nodes = await listAliveSfus(ctx.pool, ctx.config.times.sfuAliveMs);
      // Nodes that are away for a moment stay in the list: the page outlives their absence.
      known = nodes.length > 0 ? [...new Set(nodes.map(({ publicUrl }) => publicUrl))] : known;
    } catch (err) {
      ctx.log.warn({ err }, 'could not look where the sfu nodes are');
    }
    askedAtMs = performance.now();
    return known;
  };
}
