import type { AddressInfo } from 'node:net';
import { FalinkError } from '@falink/protocol';
import express from 'express';
import { requireServiceSecret } from './bearer.js';
import { errorHandler, notFoundHandler, toHttpError } from './http-errors.js';
import { createLogger } from './logger.js';
import { createMetrics } from './metrics.js';

const SECRET = 'a-shared-secret-of-some-length';
const written: string[] = [];
const metrics = createMetrics({ service: 'test', version: '1.2.3' });
const app = express();
app.use(metrics.middleware);
app.get('/metrics', metrics.handler);
app.use(express.json({ limit: 100 }));
app.post('/echo', (request, response) => void response.json(request.body));
app.get('/refuse/:id', () => {
  throw new FalinkError('call.unknown');
});
app.get('/later', () => {
  throw new FalinkError('request.rate_limited', { retryAfterS: 7 });
});
app.get('/bug', () => {
  throw new Error('secret detail of the inside');
});
app.get('/database', () => {
  throw Object.assign(new Error('terminating connection'), { code: '57P01' });
});
app.get('/internal', requireServiceSecret(SECRET), (_request, response) => void response.json({}));
app.use(notFoundHandler);
app.use(errorHandler(createLogger({ service: 'test', destination: { write: (line) => void written.push(line) } })));

const server = app.listen(0, '127.0.0.1');
const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
beforeAll(() => new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', resolve))));
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

async function ask(
  path: string,
  init?: RequestInit,
): Promise<{ status: number; body: { code?: string }; headers: Headers }> {
  const response = await fetch(origin() + path, init);
  return { status: response.status, body: (await response.json()) as { code?: string }, headers: response.headers };
}

describe('errorHandler', () => {
  it('sends a typed refusal with its status and code', async () => {
    expect(await ask('/refuse/1')).toMatchObject({ status: 404, body: { code: 'call.unknown' } });
  });
  it('says when to retry', async () => {
    const { status, headers } = await ask('/later');
    expect([status, headers.get('retry-after')]).toEqual([429, '7']);
  });
  it('maps a broken and an oversized body', async () => {
    const json = { 'content-type': 'application/json' };
    expect(await ask('/echo', { method: 'POST', headers: json, body: '{' })).toMatchObject({
      status: 400,
      body: { code: 'request.malformed' },
    });
    const large = JSON.stringify({ text: 'x'.repeat(200) });
    expect(await ask('/echo', { method: 'POST', headers: json, body: large })).toMatchObject({
      status: 413,
      body: { code: 'request.too_large' },
    });
  });
  it('shows a person a page where there is none, and answers a programme in the protocol', async () => {
    const browser = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
    const page = await fetch(`${origin()}/folow`, browser);
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('没有这个页面');
    expect(await ask('/folow')).toMatchObject({ status: 404, body: { code: 'request.not_found' } });
    expect((await fetch(`${origin()}/folow`, { ...browser, method: 'POST' })).status).toBe(404);
  });
  it('maps a broken path', async () => {
    expect(await ask('/refuse/%E0%A4%A')).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
  });
  it('hides an unexpected error and logs it with its stack', async () => {
    const answer = await ask('/bug');
    expect(answer).toMatchObject({ status: 500, body: { code: 'service.internal' } });
    expect(JSON.stringify(answer.body)).not.toContain('secret detail');
    expect(written.at(-1)).toContain('secret detail of the inside');
  });
  it('says unavailable while the database is gone', async () => {
    expect(await ask('/database')).toMatchObject({ status: 503, body: { code: 'service.unavailable' } });
  });
  it.each(['57014', '25006', 'ENOTFOUND', 'EHOSTUNREACH', 'ECONNRESET', '57P03', '53300'])(
    'takes %s for an outage, which is tried again, and not for a mistake',
    (code) => {
      const { status, body } = toHttpError(Object.assign(new Error('no'), { code }));
      expect([status, body.code, body.retryAfterS]).toEqual([503, 'service.unavailable', 2]);
    },
  );
  it('answers an unknown address', async () => {
    expect(await ask('/nothing')).toMatchObject({ status: 404, body: { code: 'request.not_found' } });
  });
});

describe('requireServiceSecret', () => {
  it.each([
    [undefined, 401, 'auth.required'],
    ['Basic x', 401, 'auth.required'],
    ['Bearer wrong', 401, 'auth.token_invalid'],
  ])('refuses %s', async (authorization, status, code) => {
    const answer = await ask('/internal', authorization ? { headers: { authorization } } : {});
    expect(answer).toMatchObject({ status, body: { code } });
  });
  it('lets the holder pass', async () => {
    expect((await ask('/internal', { headers: { authorization: `Bearer ${SECRET}` } })).status).toBe(200);
  });
  it('refuses a weak secret at start', () => {
    expect(() => requireServiceSecret('short')).toThrow(RangeError);
  });
});

describe('createMetrics', () => {
  it('labels requests by route pattern', async () => {
    await ask('/refuse/42');
    const text = await (await fetch(`${origin()}/metrics`)).text();
    expect(text).toMatch(/falink_http_request_duration_seconds_count\{[^}]*route="\/refuse\/:id"[^}]*\} \d+/);
    expect(text).not.toContain('/refuse/42');
    expect(text).toContain('falink_build_info{version="1.2.3"');
  });
  it('counts open files, and reads nothing that walks over every connection', async () => {
    const text = await (await fetch(`${origin()}/metrics`)).text();
    expect(Number(/^process_open_fds\{[^}]*\} (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(3);
    expect(text).not.toMatch(/^nodejs_active_/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_max_seconds/m);
  });
});
