import { sampleCall } from '@falink/fixtures';
import { FixtureServer, Raw } from '@falink/fixtures/server';
import { until } from '@falink/fixtures/until';
import { FalinkError, PROTOCOL_HEADER, PROTOCOL_VERSION, routes } from '@falink/protocol';
import { RouteCaller } from './route-caller.js';
import { requestOf } from './route-request.js';
import { Unreachable } from './unreachable.js';

describe('calling a route', () => {
  let server: FixtureServer;
  let origin: string;
  let caller: RouteCaller;
  beforeEach(async () => {
    server = new FixtureServer();
    origin = await server.listen();
    caller = new RouteCaller({ http: fetch, origin });
  });
  afterEach(() => server.close());

  it('sends parameters, token and version, and returns the parsed answer [P1][V1]', async () => {
    server.reply('readNotes', ({ params, token }) => ({
      version: 1,
      notes: `${params.id} ${token}`,
      category: 'labour',
      outcome: null,
    }));
    const { id } = sampleCall();
    const { notes } = await caller.call(routes.readNotes, { params: { id }, token: 'secret' });
    expect(notes).toBe(`${id} secret`);
  });

  it('throws the refusal of the service, with its code', async () => {
    server.reply('login', () => {
      throw new FalinkError('auth.locked', { retryAfterS: 9 });
    });
    const asked = caller.call(routes.login, { body: { username: 'a', password: 'b' } });
    await expect(asked).rejects.toMatchObject({ code: 'auth.locked', extra: { retryAfterS: 9 } });
  });

  it('refuses an answer out of shape', async () => {
    for (const content of ['{"id":1}', '<html>', '']) {
      server.reply('me', () => new Raw(200, content));
      await expect(caller.call(routes.me)).rejects.toMatchObject({ code: 'request.malformed' });
    }
  });

  it("is unreachable behind a proxy's page, and knows its status", async () => {
    for (const status of [404, 502, 503]) {
      server.reply('me', () => new Raw(status, '<html>bad gateway</html>', 'text/html'));
      await expect(caller.call(routes.me)).rejects.toMatchObject({ name: 'Unreachable', status });
    }
  });

  it('returns an answer that the contract sends with that status too', async () => {
    const health = { status: 'degraded', version: '1' };
    server.reply('health', () => new Raw(503, JSON.stringify(health)));
    expect(await caller.call(routes.health)).toEqual(health);
    server.reply('health', () => new Raw(503, '<html>', 'text/html'));
    await expect(caller.call(routes.health)).rejects.toMatchObject({ name: 'Unreachable', status: 503 });
  });

  it('is unreachable when nobody listens, and when no answer comes in time', async () => {
    const nobody = new RouteCaller({ http: fetch, origin: 'http://127.0.0.1:1' });
    await expect(nobody.call(routes.me)).rejects.toBeInstanceOf(Unreachable);
    server.reply('me', () => new Promise<never>(() => {}));
    await expect(caller.call(routes.me, { timeLimitMs: 30 })).rejects.toThrow('no answer within 30 ms');
    const impatient = new RouteCaller({ http: fetch, origin, timeLimitMs: 20 });
    await expect(impatient.call(routes.me)).rejects.toThrow('no answer within 20 ms');
  });

  it('limits the body too: an answer that never ends is no answer', async () => {
    const endless = async (_url: string, { signal }: { signal: AbortSignal }) => ({
      status: 200,
      headers: { get: () => null },
      text: () => new Promise<string>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      blob: () => new Promise<Blob>(() => {}),
    });
    const stuck = new RouteCaller({ http: endless, timeLimitMs: 20 });
    await expect(stuck.call(routes.me)).rejects.toBeInstanceOf(Unreachable);
  });

  it('ends with the reason of the caller when the caller gives up', async () => {
    server.reply('me', () => new Promise<never>(() => {}));
    const controller = new AbortController();
    const asked = caller.call(routes.me, { signal: controller.signal });
    await until('the request arrived', () => server.count(routes.me) === 1);
    controller.abort(new Error('the page was left'));
    await expect(asked).rejects.toThrow('the page was left');
    await expect(caller.call(routes.me, { signal: controller.signal })).rejects.toThrow('the page was left');
  });

  it('returns a file', async () => {
    server.reply('page', () => new Raw(200, Buffer.from('jpeg'), 'image/jpeg'));
    const file = await caller.file(routes.page, { params: { id: sampleCall().id, pageId: sampleCall().id } });
    expect([file.type, await file.text()]).toEqual(['image/jpeg', 'jpeg']);
  });
});

describe('the request of a route', () => {
  it('leaves out what is undefined, and encodes the rest', () => {
    const request = requestOf(routes.listCalls, { query: { cursor: undefined, limit: 5 } });
    expect(request).toEqual({
      path: `${routes.listCalls.path}?limit=5`,
      method: 'GET',
      headers: { accept: 'application/json', [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) },
    });
  });

  it('has the type of its file', () => {
    const { path, headers, body } = requestOf(routes.uploadPage, {
      params: { id: 'a/b', paperId: sampleCall().id },
      file: new Blob(['x'], { type: 'image/png' }),
    });
    expect(path).toContain('/a%2Fb/');
    expect(headers['content-type']).toBe('image/png');
    expect(body).toBeInstanceOf(Blob);
  });
});
