import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { errorHandler, notFoundHandler } from '@falink/service-kit';
import express from 'express';
import { encodingFor } from '../src/pages/packed-files.js';
import { connectSources } from '../src/pages/page-policies.js';
import { mountStaticApps } from '../src/pages/static-apps.js';
import { heartbeat, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';

const SCRIPT = `console.log("${'法联'.repeat(2000)}")`;

let database: TestDatabase;
let api: TestApi;
let folder: string;
const servers: Server[] = [];

/** The static pages alone, over given builds. */
async function serve(tv: string, command: string, demo: boolean): Promise<string> {
  const app = express();
  mountStaticApps({ ctx: { ...api.service.ctx, demo }, router: app, folders: { tv, console: command } });
  app.use(notFoundHandler, errorHandler(api.service.ctx.log));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function build(name: string, files: Record<string, string>): Promise<string> {
  const root = join(folder, name);
  for (const [file, content] of Object.entries(files)) {
    await mkdir(join(root, file, '..'), { recursive: true });
    await writeFile(join(root, file), content);
  }
  return root;
}

let origin: string;
let demoOrigin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'falink-static-'));
  database = await testDatabase();
  api = await startApi(database.url);
  const tv = await build('tv', {
    'index.html': '<!doctype html><html><head><title>TV</title></head></html>',
    'assets/index-a1B2c3D4.js': SCRIPT,
    'assets/font-a1B2c3D4.woff2': 'font',
    'boot.js': SCRIPT,
    '.secret': 'x',
  });
  const command = await build('console', {
    'index.html':
      '<html><head><meta property="csp-nonce" nonce="__CSP_NONCE__"></head><script nonce="__CSP_NONCE__"></script></html>',
    'follow.html': '<html><head><title>follow</title></head></html>',
    'guest.html': '<html><head><title>guest</title></head><script nonce="__CSP_NONCE__"></script></html>',
    'companion.html': '<html><head><title>companion</title></head><script nonce="__CSP_NONCE__"></script></html>',
    'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  await writeFile(join(folder, 'outside.js'), 'outside');
  origin = await serve(tv, command, false);
  demoOrigin = await serve(tv, command, true);
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await api.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const directive = (response: Response, name: string): string | undefined =>
  response.headers
    .get('content-security-policy')
    ?.split('; ')
    .find((entry) => entry.startsWith(`${name} `));

describe('/tv/', () => {
  it('is never stored and has the policy that Lightning needs, no more', async () => {
    const response = await fetch(`${origin}/tv/`);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(directive(response, 'default-src')).toBe("default-src 'none'");
    expect(directive(response, 'script-src')).toBe("script-src 'self' 'unsafe-eval'");
    expect(directive(response, 'media-src')).toBe("media-src 'self' blob:");
    expect(directive(response, 'img-src')).toBe("img-src 'self' data: blob:");
    expect(directive(response, 'worker-src')).toBe("worker-src 'self' blob:");
    expect(response.headers.get('permissions-policy')).toContain('camera=(self)');
    expect(await response.text()).not.toContain('falink-demo');
  });

  it('says that it is the demo only in the demo', async () => {
    expect(await (await fetch(`${demoOrigin}/tv/`)).text()).toContain('<meta name="falink-demo" content="1" />');
  });

  it('keeps hashed files for ever, asks about others, and packs text', async () => {
    const hashed = await fetch(`${origin}/tv/assets/index-a1B2c3D4.js`, { headers: { 'accept-encoding': 'br' } });
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect([hashed.headers.get('content-encoding'), hashed.headers.get('vary')]).toEqual(['br', 'Accept-Encoding']);
    expect(await hashed.text()).toBe(SCRIPT);
    const font = await fetch(`${origin}/tv/assets/font-a1B2c3D4.woff2`);
    expect([font.headers.get('cache-control'), await font.text()]).toEqual([
      'public, max-age=31536000, immutable',
      'font',
    ]);
    const boot = await fetch(`${origin}/tv/boot.js`);
    expect(boot.headers.get('cache-control')).toBe('no-cache');
    const again = await fetch(`${origin}/tv/boot.js`, { headers: { 'if-none-match': boot.headers.get('etag')! } });
    expect(again.status).toBe(304);
  });

  it.each([
    '/tv/nothing.js',
    '/tv/nothing.png',
    '/tv/.secret',
    '/tv/..%2foutside.js',
    '/tv/%2e%2e/outside.js',
    '/tv/assets/..%2f..%2f..%2foutside.js',
  ])('there is no %s', async (path) => {
    expect((await fetch(origin + path)).status).toBe(404);
  });

  it('without a slash leads there, with its query', async () => {
    const response = await fetch(`${origin}/tv?demo=home-1`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([308, '/tv/?demo=home-1']);
  });

  it('that is not built says what to do', async () => {
    const response = await fetch(`${await serve('/nowhere', '/nowhere', false)}/tv/`);
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npm run build')]);
  });
});

describe('/console/', () => {
  it('has a nonce of its own in every answer', async () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 3; i += 1) {
      const response = await fetch(`${origin}/console/`);
      const nonce = /'nonce-([^']+)'/.exec(directive(response, 'script-src') ?? '')?.[1] ?? '';
      const html = await response.text();
      expect(html).not.toContain('__CSP_NONCE__');
      expect(html.split(`nonce="${nonce}"`)).toHaveLength(3);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('begins every address inside it with its one page; the phone page is its own', async () => {
    for (const path of ['/console/duty', '/console/pair/12345678', '/console/index.html']) {
      expect(await (await fetch(origin + path)).text()).toContain('csp-nonce');
    }
    expect(await (await fetch(`${origin}/console/follow.html`)).text()).toContain('<title>follow</title>');
    for (const path of ['/console/nothing.js', '/console/nothing.html'])
      expect((await fetch(origin + path)).status).toBe(404);
    expect((await fetch(`${origin}/console/favicon.svg`)).headers.get('content-type')).toBe('image/svg+xml');
  });
});

describe('[U1] /guest/', () => {
  it('is a page of its own, whose place stands in the query', async () => {
    const response = await fetch(`${origin}/guest/?place=x`);
    expect(response.status).toBe(200);
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self' 'nonce-");
    expect(await response.text()).toContain('<title>guest</title>');
    const moved = await fetch(`${origin}/guest?place=x`, { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/guest/?place=x']);
  });
});

describe('[N1] /companion/', () => {
  it('is the page that the QR opens: never stored, with camera and microphone, and no address passed on', async () => {
    const response = await fetch(`${origin}/companion/`);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(response.headers.get('permissions-policy')).toContain('camera=(self), microphone=(self)');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    const nonce = /'nonce-([^']+)'/.exec(directive(response, 'script-src') ?? '')?.[1] ?? '';
    expect(directive(response, 'script-src')).toBe(`script-src 'self' 'nonce-${nonce}'`);
    expect(directive(response, 'style-src')).toBe(`style-src 'self' 'nonce-${nonce}'`);
    const html = await response.text();
    expect(html).toContain('<title>companion</title>');
    expect(html).toContain(`nonce="${nonce}"`);
  });

  it('without a slash leads there, with nothing of the address', async () => {
    const response = await fetch(`${origin}/companion?token=x`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([308, '/companion/']);
  });

  it.each(['/companion/nothing', '/companion/assets/index-a1B2c3D4.js'])('there is no %s', async (path) => {
    expect((await fetch(origin + path)).status).toBe(404);
  });

  it('that is not built says what to do', async () => {
    const response = await fetch(`${await serve('/nowhere', '/nowhere', false)}/companion/`);
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npm run build')]);
  });
});

describe('where pages may connect', () => {
  it('is their own host until an sfu has registered, then that', async () => {
    const before = directive(await fetch(`${origin}/tv/`), 'connect-src');
    expect(before).toContain('ws://127.0.0.1:*');
    await heartbeat(api);
    const fresh = await serve(join(folder, 'tv'), join(folder, 'console'), false);
    const host = new URL(fresh).host;
    expect(directive(await fetch(`${fresh}/tv/`), 'connect-src')).toBe(
      `connect-src 'self' ws://${host} wss://${host} http://localhost:8081 ws://localhost:8081`,
    );
  });

  it('never takes a host or an origin that could add a source', () => {
    expect(connectSources({ host: 'a; script-src *', sfuOrigins: [] })).toEqual(["'self'"]);
    expect(
      connectSources({ host: 'tv.example', sfuOrigins: ['javascript:1', 'https://sfu.example/x; y', 'nonsense'] }),
    ).toEqual(["'self'", 'ws://tv.example', 'wss://tv.example', 'https://sfu.example', 'wss://sfu.example']);
  });
});

describe('the front page', () => {
  it('leads to what is here', async () => {
    const html = await (await fetch(`${origin}/`)).text();
    for (const href of ['/tv/', '/console/', '/api/docs']) expect(html).toContain(`href="${href}"`);
    expect(html).not.toContain('?demo=');
    expect(await (await fetch(`${demoOrigin}/`)).text()).toContain('/tv/?demo=home-1');
  });
});

describe('packing', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['', 'identity'],
    ['*', 'identity'],
  ])('for "%s" is %s', (accepted, encoding) => {
    expect(encodingFor(accepted)).toBe(encoding);
  });

  it('undoes to the same bytes', async () => {
    const { PackedFiles } = await import('../src/pages/packed-files.js');
    const packed = new PackedFiles();
    const path = join(folder, 'tv', 'boot.js');
    const br = await packed.get(path, 'br');
    const gz = await packed.get(path, 'gzip');
    expect(brotliDecompressSync(br!.body).toString()).toBe(SCRIPT);
    expect(gunzipSync(gz!.body).toString()).toBe(SCRIPT);
    expect(await packed.get(join(folder, 'none.js'), 'br')).toBeNull();
  });
});

describe('the API page', () => {
  it('comes from this server alone, with a policy', async () => {
    const response = await fetch(`${api.url}/api/docs`);
    const html = await response.text();
    expect(directive(response, 'script-src')).toBe("script-src 'self'");
    expect(html.match(/https?:\/\//)).toBeNull();
    for (const [, path] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await fetch(api.url + path)).status).toBe(200);
    }
    expect((await fetch(`${api.url}/api/docs/package.json`)).status).toBe(404);
    expect(((await (await fetch(`${api.url}/api/docs/openapi.json`)).json()) as { openapi: string }).openapi).toBe(
      '3.1.0',
    );
  });
});
