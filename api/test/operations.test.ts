import {
  intakeRoutes,
  internalRoutes,
  operationsRoutes,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  pathOf,
  programmeRoutes,
  type Route,
  routes,
  terminalRoutes,
} from '@falink/protocol';
import type { Express } from 'express';
import { createAreas } from '../src/app.js';
import type { Context } from '../src/kernel/context.js';
import { createApp } from '../src/kernel/http/app.js';
import { openApiDocument } from '../src/kernel/http/openapi.js';
import { ask, heartbeat, SFU_ID, signIn, startApi, type TestApi } from './support/api.js';
import { callInState } from './support/arrange.js';
import { backdate } from './support/backdate.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { TestAgent, TestTerminal } from './support/people.js';
import { addStaff } from './support/staff.js';

let database: TestDatabase;
let api: TestApi;
let supervisor: string;

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url, {}, { demo: true });
  supervisor = await signIn(api, 'supervisor');
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

describe('health', () => {
  it('is degraded without an sfu and ok with one', async () => {
    const before = await ask(api, operationsRoutes.health);
    expect([before.status, before.data]).toMatchObject([200, { status: 'degraded' }]);
    await heartbeat(api);
    const answer = await fetch(`${api.url}${operationsRoutes.health.path}`);
    // What it is made of is nobody's business.
    expect(await answer.json()).toEqual({ status: 'ok', version: api.service.ctx.version });
  });

  it('says when the database is away', async () => {
    const { ctx } = api.service;
    const pool = { query: () => Promise.reject(new Error('connect ECONNREFUSED')) } as unknown as typeof ctx.pool;
    const { checkHealth } = await import('../src/areas/operations/health.js');
    expect(await checkHealth({ ...ctx, pool })).toMatchObject({ status: 'degraded', database: 'unavailable', sfu: [] });
  });

  it('is told in full, with metrics, on an address of its own and nowhere else', async () => {
    expect(api.service.insideUrl).toBeNull();
    expect((await fetch(`${api.url}/metrics`)).status).toBe(404);
    const watched = await startApi(database.url, {
      inside: { host: '127.0.0.1', port: 0 },
      nodeId: 'node-watched',
      privacy: { processor: '云河区司法局', contact: '12348' },
    });
    try {
      const inside = watched.service.insideUrl;
      await heartbeat(watched);
      await ask(watched, operationsRoutes.health);
      expect(await (await fetch(`${inside}/health`)).json()).toEqual({
        status: 'ok',
        version: api.service.ctx.version,
        database: 'ok',
        problems: [],
        sfu: [{ id: SFU_ID, workers: 2, load: 0.1 }],
      });
      const response = await fetch(`${inside}/metrics`);
      const text = await response.text();
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        expect.stringContaining('text/plain'),
      ]);
      expect(text).toMatch(/falink_http_request_duration_seconds_count\{[^}]*route="\/api\/v1\/health",status="200"/);
      expect((await fetch(`${watched.url}/metrics`)).status).toBe(404);
      expect((await fetch(`${inside}${operationsRoutes.audit.path}`)).status).toBe(404);
    } finally {
      await watched.stop();
    }
  });

  it('[P31] names clocks that differ, with the seconds, to operators and on the inner address', async () => {
    const { checkHealth } = await import('../src/areas/operations/index.js');
    const skews = async () => (await checkHealth(api.service.ctx)).problems.filter(({ code }) => code === 'clock_skew');
    await heartbeat(api, [], 'sfu-early', { clockOffsetMs: -70_400 });
    await heartbeat(api, [], 'sfu-late', { clockOffsetMs: 3_000 });
    await heartbeat(api, [], 'sfu-right', { clockOffsetMs: 1_900 });
    expect(await skews()).toEqual(
      expect.arrayContaining([
        { code: 'clock_skew', of: 'sfu-early', seconds: 70 },
        { code: 'clock_skew', of: 'sfu-late', seconds: -3 },
      ]),
    );
    expect(await skews()).toHaveLength(2);
    const operator = await signIn(api, 'operator');
    const { data } = await ask(api, operationsRoutes.problems, { token: operator });
    expect(data.problems).toEqual(expect.arrayContaining(await skews()));
    const lawyer = await signIn(api, 'lawyer');
    expect((await ask(api, operationsRoutes.problems, { token: lawyer })).error?.code).toBe('auth.forbidden');
    const { findProblems } = await import('../src/areas/operations/problems.js');
    const privacy = { processor: '云河区司法局', contact: '12348' };
    expect(findProblems({ privacy }, [], 5_000)).toEqual([{ code: 'clock_skew', of: 'database', seconds: 5 }]);
    for (const id of ['sfu-early', 'sfu-late', 'sfu-right']) await heartbeat(api, [], id);
    expect(await skews()).toEqual([]);
  });

  it('keeps idle connections longer than balancers do', async () => {
    const answer = await fetch(`${api.url}${operationsRoutes.health.path}`);
    expect(answer.headers.get('keep-alive')).toBe('timeout=75');
  });

  it.each([
    ['https://falink.example.gov.cn', 'max-age=31536000; includeSubDomains'],
    [null, null],
  ])('asks browsers at %s to stay with TLS: %s', async (publicUrl, header) => {
    const other = await startApi(database.url, { publicUrl, nodeId: 'node-public' });
    const answer = await fetch(`${other.url}${operationsRoutes.health.path}`);
    await other.stop();
    expect(answer.headers.get('strict-transport-security')).toBe(header);
  });
});

describe('the overview', () => {
  /** A call of `hoursAgo` hours ago, answered or given up after `waitS` seconds. */
  async function call(hoursAgo: number, waitS: number, answered: boolean): Promise<void> {
    await heartbeat(api);
    await lawyer.go('available');
    const parties = { api, terminal, agent: lawyer };
    const { id } = await callInState(answered ? 'ended' : 'offered', parties);
    if (!answered) await terminal.end(id);
    const queuedAgo = hoursAgo * 3_600_000;
    const doneAgo = queuedAgo - waitS * 1_000;
    await backdate(api, 'contact', id, {
      queued_at: queuedAgo,
      answered_at: doneAgo,
      active_at: doneAgo,
      ended_at: doneAgo,
    });
  }

  let terminal: TestTerminal;
  let lawyer: TestAgent;
  beforeAll(async () => {
    terminal = await TestTerminal.pair(api, 'home-1');
    lawyer = await TestAgent.signIn(api, 'lawyer');
  });

  it('is one snapshot of the person’s area', async () => {
    await call(0, 5, true);
    await call(0, 15, true);
    await call(0, 40, true);
    await call(0, 3, false);
    await call(0, 60, false);
    await call(7 * 24, 5, true);
    await call(6 * 24, 5, true);
    const { status, data } = await ask(api, operationsRoutes.overview, { token: supervisor });
    expect(status).toBe(200);
    expect(data).toMatchObject({
      districtName: '云河区',
      pairingsPending: 0,
      callbacksOpen: 0,
      calls: { items: [], total: 0 },
      applications: { total: 0, counts: { overdue: 0, today: 0, soon: 0, normal: 0 }, nearest: [] },
    });
    expect(data.agents.map(({ displayName }) => displayName)).toEqual(
      expect.arrayContaining(['周敏', '李文博', '何静']),
    );
    expect(data.onAir.map(({ channelId, now }) => [channelId, now])).toEqual([['main', null]]);
    expect(data.serviceLevel).toEqual({
      thresholdMs: 15_000,
      targetRatio: 0.95,
      answered: 3,
      answeredWithin: 2,
      abandoned: 2,
      abandonedWithin: 1,
    });
    expect(data.hours.map(({ hour }) => hour)).toEqual(Array.from({ length: 24 }, (_, hour) => hour));
    const total = (key: 'today' | 'lastWeek') => data.hours.reduce((sum, hour) => sum + hour[key], 0);
    expect([total('today'), total('lastWeek')]).toEqual([5, 1]);
    const hour = (new Date(data.serverTime).getUTCHours() + 8) % 24;
    expect(data.hours[hour]).toEqual({ hour, today: 5, lastWeek: 1 });
  });

  it('shows only what is below the person’s org unit', async () => {
    await addStaff(api, { username: 'street', role: 'operator', orgPath: 'yunhe.beiliang' });
    const { data } = await ask(api, operationsRoutes.overview, { token: await signIn(api, 'street') });
    expect([data.districtName, data.serviceLevel.answered, data.agents]).toEqual(['云河区', 0, []]);
  });

  it('is not for lawyers', async () => {
    const answer = await ask(api, operationsRoutes.overview, { token: await signIn(api, 'lawyer') });
    expect(answer.error?.code).toBe('auth.forbidden');
  });
});

describe('the audit log', () => {
  it('is listed newest first, page by page, to those who supervise', async () => {
    await signIn(api, 'admin');
    const first = await ask(api, operationsRoutes.audit, { token: supervisor, query: { limit: '2' } });
    expect([first.data.items.length, first.data.total]).toEqual([2, null]);
    expect(first.data.items[0]).toMatchObject({ action: 'auth.login', actor: expect.stringMatching(/^staff:/) });
    const last = first.data.items[1]!.id;
    const second = await ask(api, operationsRoutes.audit, {
      token: supervisor,
      query: { limit: '2', cursor: first.data.nextCursor! },
    });
    expect(second.data.items.map(({ id }) => id < last)).toEqual([true, true]);
    expect((await ask(api, operationsRoutes.audit, { token: await signIn(api, 'operator') })).error?.code).toBe(
      'auth.forbidden',
    );
    expect((await ask(api, operationsRoutes.audit, { token: supervisor, query: { limit: '0' } })).error?.code).toBe(
      'request.malformed',
    );
  });
});

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Record<string, boolean> };
  readonly handle?: { readonly stack?: readonly Layer[] };
}

/** Every method and path that the application serves. */
function served(app: Express): string[] {
  const walk = (layers: readonly Layer[]): string[] =>
    layers.flatMap(({ route, handle }) =>
      route
        ? Object.keys(route.methods)
            // The answer to every other method of a path.
            .filter((method) => method !== '_all')
            .map((method) => `${method.toUpperCase()} ${route.path}`)
        : walk(handle?.stack ?? []),
    );
  return walk((app as unknown as { router: { stack: Layer[] } }).router.stack).sort();
}

/** What is served beside the protocol: public, read only. */
const BESIDE = [
  'GET /',
  'GET /api/docs',
  'GET /api/docs/:file',
  'GET /api/docs/openapi.json',
  'GET /api/docs/start.js',
  'GET /companion',
  'GET /console',
  'GET /console/{*path}',
  'GET /guest',
  'GET /media/assets/:id/{*path}',
  'GET /media/channels/:id/:file',
  'GET /tv',
  'GET /tv/{*path}',
];

/** Without it, a caller reads the words of the oldest version. */
const PRESENT = { [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) };

describe('the routes', () => {
  const all = Object.values({ ...routes, ...internalRoutes }) as Route[];
  const nameOf = ({ method, path }: Route) => `${method} ${path}`;

  it('are those of the protocol, neither more nor fewer; the demo door only in the demo', () => {
    const { ctx } = api.service;
    const production = all.filter((route) => route !== (terminalRoutes.demoPair as Route)).map(nameOf);
    const app = (more: Partial<Context>) => createApp({ ...ctx, ...more }, createAreas({ ...ctx, ...more }));
    expect(served(app({ demo: false }))).toEqual([...production, ...BESIDE].sort());
    expect(served(app({ demo: true }))).toEqual([...all.map(nameOf), ...BESIDE].sort());
  });

  const closed = all.filter(({ auth }) => !auth.includes('public'));
  const names = ['id', 'paperId', 'pageId', 'code', 'roomId', 'terminalId', 'sessionId', 'locale'];
  const anyParams = Object.fromEntries(names.map((name) => [name, 'x']));

  it.each(closed.map((route) => [nameOf(route), route] as const))(
    '%s is closed to strangers before anything is parsed',
    async (_, route) => {
      const answer = await ask(api, { ...route, path: pathOf(route, anyParams) } as Route, {
        ...(route.body && { body: { anything: 1 } }),
      });
      expect([answer.status, answer.error?.code]).toEqual([401, 'auth.required']);
      const forged = await ask(api, { ...route, path: pathOf(route, anyParams) } as Route, { token: 'aa.bb.cc' });
      expect(forged.error?.code).toBe('auth.token_invalid');
    },
  );

  it.each([routes.login, routes.createCall, intakeRoutes.uploadPage, programmeRoutes.listAssets])(
    'another method of $path is refused with those that it takes',
    async ({ path, method }) => {
      const url = api.url + path.replace(/:\w+/g, 'x');
      const response = await fetch(url, { method: 'PATCH', headers: PRESENT });
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([405, 'request.method']);
      const allowed = response.headers.get('Allow')?.split(', ');
      expect(allowed).toEqual(expect.arrayContaining([method, 'OPTIONS']));
      expect(allowed).not.toContain('PATCH');
      const options = await fetch(url, { method: 'OPTIONS' });
      expect([options.status, options.headers.get('Allow')]).toEqual([204, allowed?.join(', ')]);
    },
  );

  it.each([
    ['text/plain', 415, 'request.not_json'],
    ['application/x-www-form-urlencoded', 415, 'request.not_json'],
    ['application/json; charset=utf-8', 401, 'auth.wrong_credentials'],
  ])('a body of type %s is answered with %i', async (type, status, code) => {
    const response = await fetch(api.url + routes.login.path, {
      method: 'POST',
      headers: { ...PRESENT, 'Content-Type': type },
      body: JSON.stringify({ username: 'nobody', password: 'x' }),
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it('every 401 names the credential that is needed', async () => {
    const challenge = async (token?: string) =>
      (await ask(api, routes.me, token === undefined ? {} : { token })).headers.get('WWW-Authenticate');
    expect(await challenge()).toBe('Bearer realm="falink"');
    expect(await challenge('aa.bb.cc')).toBe('Bearer realm="falink", error="invalid_token"');
  });
});

describe('the OpenAPI document', () => {
  interface Operation {
    readonly operationId: string;
    readonly security: readonly object[];
    readonly requestBody?: { readonly content: Record<string, unknown> };
    readonly responses: Record<string, { readonly description: string }>;
  }
  const document = openApiDocument({ version: '1.2.3', demo: false }) as {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, unknown> };
  };
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

  it('has every route of the protocol once, the demo door only in the demo', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
      Object.keys(routes)
        .filter((name) => name !== 'demoPair')
        .sort(),
    );
    expect(JSON.stringify(openApiDocument({ version: '1', demo: true }))).toContain('/api/v1/demo/pair');
  });

  it('says who may call, what is sent and which codes come back', () => {
    const accept = document.paths['/api/v1/intakes/{id}/accept']!.post!;
    expect(accept.security).toEqual([{ staffToken: [] }]);
    expect(accept.responses['409']!.description).toContain('intake.incomplete');
    expect(document.paths['/api/v1/auth/login']!.post!.security).toEqual([{}]);
    const upload = document.paths['/api/v1/intakes/{id}/papers/{paperId}/pages']!.post!;
    expect(Object.keys(upload.requestBody!.content)).toEqual(['image/jpeg', 'image/png']);
  });

  it('writes an entity once, however many answers carry it', () => {
    const properties = JSON.stringify(document).match(/"notesVersion":\{"type"/g);
    expect(properties).toHaveLength(1);
    expect(JSON.stringify(document.components.schemas.StaffCall)).toContain('"notesVersion"');
  });

  it('names the headers that the answers really have', async () => {
    const parts = document.components as unknown as Record<string, Record<string, unknown>>;
    const login = document.paths['/api/v1/auth/login']!.post as unknown as {
      parameters: { name: string }[];
      responses: Record<string, { headers: Record<string, unknown> }>;
    };
    const send = (password: string) =>
      ask(api, routes.login, { body: { username: 'operator', password } }) as Promise<{
        status: number;
        headers: Headers;
      }>;
    for (const { status, headers } of [await send('falink-demo'), await send('wrong')]) {
      for (const name of Object.keys(login.responses[status]!.headers)) {
        expect([status, name, headers.has(name)]).toEqual([status, name, true]);
        expect(Object.keys(parts.headers!)).toContain(name);
      }
    }
    expect(Object.keys(login.responses['429']!.headers)).toContain('Retry-After');
    expect(login.parameters.map(({ name }) => name)).toEqual(['falink-protocol']);
    // Nothing is said of a credential that no route of the document takes.
    expect(Object.keys(parts.securitySchemes!).sort()).toEqual(['guestToken', 'staffToken', 'terminalToken']);
  });

  it('refers to nothing that is not in it', () => {
    const text = JSON.stringify(document);
    const parts = document.components as unknown as Record<string, Record<string, unknown>>;
    for (const [, kind = '', name] of text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)) {
      expect(Object.keys(parts[kind] ?? {})).toContain(name);
    }
    expect(text).not.toContain('"$schema"');
    expect(text.match(/"\$ref":"#\/(?!components)/)).toBeNull();
  });
});
