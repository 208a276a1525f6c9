import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { authRoutes, callRoutes, type ErrorCode, errorBody, FalinkError, operationsRoutes } from '@falink/protocol';
import { HttpClient } from '../src/api/http.js';
import { Session } from '../src/api/session.js';
import { ServerClock } from '../src/model/clock.js';
import { Unreachable } from '../src/model/trouble.js';

const STAFF = {
  id: randomUUID(),
  username: 'lawyer',
  displayName: '林晓芸',
  title: '律师',
  roles: ['duty_lawyer'],
  skills: [],
  orgUnit: { id: randomUUID(), path: 'yunhe', name: '云河区' },
  locale: 'zh-CN',
};

interface Asked {
  readonly line: string;
  readonly authorization: string | undefined;
  readonly body: string;
}
type Reply = { status?: number; body?: unknown; text?: string } | ErrorCode;

/** A real server whose answers a test chooses, one route a line. */
class Api {
  readonly asked: Asked[] = [];
  readonly replies = new Map<string, (asked: Asked) => Reply>();
  readonly #server: Server = createServer(
    (req, res) =>
      void this.#serve(req).then((reply) => {
        const { status, body, text } =
          typeof reply === 'string' ? { status: 401, body: errorBody(reply), text: undefined } : reply;
        res.writeHead(status ?? 200, { 'content-type': 'application/json' }).end(text ?? JSON.stringify(body ?? {}));
      }),
  );

  async start(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
  count(line: string): number {
    return this.asked.filter((one) => one.line === line).length;
  }
  async #serve(req: IncomingMessage): Promise<Reply> {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const asked = {
      line: `${req.method} ${req.url}`,
      authorization: req.headers.authorization,
      body: Buffer.concat(chunks).toString(),
    };
    this.asked.push(asked);
    return this.replies.get(asked.line)?.(asked) ?? { status: 404, body: errorBody('request.not_found') };
  }
}

const REFRESH = 'POST /api/v1/auth/refresh';
const ME = 'GET /api/v1/auth/me';
const session = (token: string, expiresInS = 900) => ({ body: { accessToken: token, expiresInS, staff: STAFF } });

describe('the api client', () => {
  let api: Api;
  let origin: string;
  let http: HttpClient;
  let me: Session;

  beforeEach(async () => {
    api = new Api();
    origin = await api.start();
    http = new HttpClient({ origin });
    me = new Session(http, (task) => task());
  });
  afterEach(async () => {
    me.close();
    await api.stop();
  });

  it('builds path, query and body from the contract', async () => {
    let n = 0;
    api.replies.set(REFRESH, () => session(`t${++n}`));
    api.replies.set('GET /api/v1/calls?scope=mine&limit=5', () => ({ body: { calls: [] } }));
    expect(await http.send(callRoutes.listCalls, { query: { scope: 'mine', limit: 5 } })).toEqual({ calls: [] });
    api.replies.set('POST /api/v1/callbacks/a%2Fb/reveal', () => ({ body: { phone: '13800001234' } }));
    expect(await http.send(callRoutes.revealCallback, { params: { id: 'a/b' } })).toEqual({ phone: '13800001234' });
  });

  it('turns a refusal into its code, with everything it carries', async () => {
    api.replies.set('POST /api/v1/auth/login', () => ({
      status: 423,
      body: errorBody('auth.locked', { retryAfterS: 600 }),
    }));
    const refused = await me.login('lawyer', 'x').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FalinkError);
    expect(refused).toMatchObject({ code: 'auth.locked', extra: { retryAfterS: 600 } });
    expect(me.snapshot()).toEqual({ kind: 'unknown' });
  });

  it('refuses an answer out of shape, and a page of a proxy is an unavailable service', async () => {
    api.replies.set('GET /api/v1/health', () => ({ body: { status: 'fine' } }));
    await expect(http.send(operationsRoutes.health, {})).rejects.toMatchObject({ code: 'request.malformed' });
    api.replies.set('GET /api/v1/health', () => ({ status: 502, text: '<html>Bad gateway</html>' }));
    await expect(http.send(operationsRoutes.health, {})).rejects.toMatchObject({ code: 'service.unavailable' });
  });

  it('says when nobody answers at all', async () => {
    await api.stop();
    await expect(http.send(operationsRoutes.health, {})).rejects.toBeInstanceOf(Unreachable);
    api = new Api();
    await api.start();
  });

  it('learns the server time from its answers', async () => {
    const wrong = (): number => Date.now() - 3_600_000;
    const clock = new ServerClock(wrong);
    const client = new HttpClient({ origin, clock, now: wrong });
    api.replies.set('GET /api/v1/health', () => ({ body: { status: 'ok', version: '1', database: 'ok', sfu: [] } }));
    await client.send(operationsRoutes.health, {});
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(2_000);
  });

  it('renews an expired token once for any number of requests, and repeats them', async () => {
    let token = 't1';
    api.replies.set(REFRESH, () => session(token));
    await me.resume();
    token = 't2';
    api.replies.set(ME, ({ authorization }) =>
      authorization === 'Bearer t2' ? { body: STAFF } : 'auth.token_expired',
    );
    const answers = await Promise.all([1, 2, 3].map(() => http.send(authRoutes.me, {})));
    expect(answers.map((a) => a.username)).toEqual(['lawyer', 'lawyer', 'lawyer']);
    expect(api.count(REFRESH)).toBe(2);
  });

  it('ends the session when it cannot be renewed, and says that it expired', async () => {
    api.replies.set(REFRESH, () => session('t1'));
    await me.resume();
    expect(me.snapshot()).toMatchObject({ kind: 'signed_in' });
    api.replies.set(REFRESH, () => 'auth.refresh_reused');
    api.replies.set(ME, () => 'auth.token_expired');
    await expect(http.send(authRoutes.me, {})).rejects.toMatchObject({ code: 'auth.token_expired' });
    expect(me.snapshot()).toEqual({ kind: 'signed_out', expired: true });
    expect(me.current()).toBeNull();
  });

  it('asks nobody any more once the session is over, until somebody signs in', async () => {
    api.replies.set(REFRESH, () => 'auth.refresh_reused');
    await me.resume();
    const asked = api.count(REFRESH);
    expect(await me.renew(null)).toBeNull();
    expect(api.count(REFRESH)).toBe(asked);
    api.replies.set('POST /api/v1/auth/login', () => session('t9'));
    await me.login('lawyer', 'falink-demo');
    expect(me.current()).toBe('t9');
  });

  it('has no session on a first visit, and that is no expiry', async () => {
    api.replies.set(REFRESH, () => 'auth.required');
    await me.resume();
    expect(me.snapshot()).toEqual({ kind: 'signed_out', expired: false });
  });

  it('keeps somebody signed in while the server is away', async () => {
    api.replies.set(REFRESH, () => session('t1'));
    await me.resume();
    api.replies.set(REFRESH, () => ({ status: 503, body: errorBody('service.unavailable') }));
    await expect(me.renew('t1')).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(me.snapshot()).toMatchObject({ kind: 'signed_in' });
  });

  it('tells long connections about a new token', async () => {
    const tokens: string[] = [];
    me.onToken((token) => tokens.push(token));
    api.replies.set(REFRESH, () => session('t1'));
    await me.resume();
    expect(tokens).toEqual(['t1']);
  });

  it('signs out here even when the server does not hear it', async () => {
    api.replies.set(REFRESH, () => session('t1'));
    await me.resume();
    api.replies.set('POST /api/v1/auth/logout', () => ({ status: 503, body: errorBody('service.unavailable') }));
    await me.logout();
    expect(me.snapshot()).toEqual({ kind: 'signed_out', expired: false });
  });
});
