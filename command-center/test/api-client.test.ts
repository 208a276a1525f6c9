import { Unreachable } from '@falink/client';
import { sampleCallback, sampleListPage, sampleStaff } from '@falink/fixtures';
import { FixtureServer, Raw } from '@falink/fixtures/server';
import { authRoutes, callRoutes, FalinkError, operationsRoutes } from '@falink/protocol';
import { HttpClient } from '../src/api/http.js';
import { Session } from '../src/api/session.js';
import { ServerClock } from '../src/model/clock.js';

const STAFF = sampleStaff({ displayName: '林晓芸' });
const session = (accessToken: string) => ({ accessToken, expiresInS: 900, staff: STAFF, needsSecondFactor: false });
const refuse =
  (...refusal: ConstructorParameters<typeof FalinkError>) =>
  (): never => {
    throw new FalinkError(...refusal);
  };

describe('the api client', () => {
  let api: FixtureServer;
  let origin: string;
  let http: HttpClient;
  let me: Session;

  beforeEach(async () => {
    api = new FixtureServer();
    origin = await api.listen();
    http = new HttpClient({ origin });
    me = new Session(http, (task) => task());
  });
  afterEach(async () => {
    me.close();
    await api.close();
  });

  const renewals = () => api.count(authRoutes.refresh);

  it('builds path, query and body from the contract', async () => {
    const asked: unknown[] = [];
    api.reply('refresh', () => session('t'));
    api.reply('listCalls', ({ query }) => {
      asked.push(query);
      return sampleListPage([]);
    });
    expect(await http.send(callRoutes.listCalls, { query: { scope: 'mine', limit: 5 } })).toEqual({
      items: [],
      nextCursor: null,
      total: 0,
    });
    api.reply('revealCallback', ({ params }) => {
      asked.push(params);
      return { phone: '13800001234', callback: sampleCallback() };
    });
    expect(await http.send(callRoutes.revealCallback, { params: { id: 'a/b' } })).toMatchObject({
      phone: '13800001234',
    });
    expect(asked).toEqual([{ scope: 'mine', limit: '5' }, { id: 'a/b' }]);
  });

  it('turns a refusal into its code, with everything it carries', async () => {
    api.reply('login', refuse('auth.locked', { retryAfterS: 600 }));
    const refused = await me.login('lawyer', 'x').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FalinkError);
    expect(refused).toMatchObject({ code: 'auth.locked', extra: { retryAfterS: 600 } });
    expect(me.snapshot()).toEqual({ kind: 'unknown' });
  });

  it('refuses an answer out of shape, and knows the page of a proxy', async () => {
    api.reply('health', () => new Raw(200, '{"status":"fine"}'));
    await expect(http.send(operationsRoutes.health, {})).rejects.toMatchObject({ code: 'request.malformed' });
    api.reply('health', () => new Raw(502, '<html>Bad gateway</html>', 'text/html'));
    await expect(http.send(operationsRoutes.health, {})).rejects.toMatchObject({ name: 'Unreachable', status: 502 });
  });

  it('says when nobody answers at all', async () => {
    await api.close();
    await expect(http.send(operationsRoutes.health, {})).rejects.toBeInstanceOf(Unreachable);
  });

  it('learns the server time from its answers', async () => {
    const date = 'Thu, 11 Jun 2026 07:42:00 GMT';
    const stopped = () => 0;
    const clock = new ServerClock(stopped);
    const client = new HttpClient({ origin, clock, now: stopped });
    const health = { status: 'ok', version: '1' };
    api.reply('health', () => new Raw(200, JSON.stringify(health), 'application/json', { date }));
    await client.send(operationsRoutes.health, {});
    // In the middle of the second that the header names.
    expect(clock.now()).toBe(Date.parse(date) + 500);
  });

  it('renews an expired token once for any number of requests, and repeats them', async () => {
    let token = 't1';
    api.reply('refresh', () => session(token));
    await me.resume();
    token = 't2';
    api.reply('me', (asked) => (asked.token === 't2' ? STAFF : refuse('auth.token_expired')()));
    const answers = await Promise.all([1, 2, 3].map(() => http.send(authRoutes.me, {})));
    expect(answers.map((a) => a.username)).toEqual(['lawyer', 'lawyer', 'lawyer']);
    expect(renewals()).toBe(2);
  });

  it('ends the session when it cannot be renewed, and says that it expired', async () => {
    api.reply('refresh', () => session('t1'));
    await me.resume();
    expect(me.snapshot()).toMatchObject({ kind: 'signed_in' });
    api.reply('refresh', refuse('auth.refresh_reused'));
    api.reply('me', refuse('auth.token_expired'));
    await expect(http.send(authRoutes.me, {})).rejects.toMatchObject({ code: 'auth.token_expired' });
    expect(me.snapshot()).toEqual({ kind: 'signed_out', expired: true });
    expect(me.current()).toBeNull();
  });

  it('asks nobody any more once the session is over, until somebody signs in', async () => {
    api.reply('refresh', refuse('auth.refresh_reused'));
    await me.resume();
    const asked = renewals();
    expect(await me.renew(null)).toBeNull();
    expect(renewals()).toBe(asked);
    api.reply('login', () => session('t9'));
    await me.login('lawyer', 'falink-demo');
    expect(me.current()).toBe('t9');
  });

  it('has no session on a first visit, and that is no expiry', async () => {
    api.reply('refresh', refuse('auth.required'));
    await me.resume();
    expect(me.snapshot()).toEqual({ kind: 'signed_out', expired: false });
  });

  it('keeps somebody signed in while the server is away', async () => {
    api.reply('refresh', () => session('t1'));
    await me.resume();
    api.reply('refresh', refuse('service.unavailable'));
    await expect(me.renew('t1')).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(me.snapshot()).toMatchObject({ kind: 'signed_in' });
  });

  it('tells long connections about a new token', async () => {
    const tokens: string[] = [];
    me.onToken((token) => tokens.push(token));
    api.reply('refresh', () => session('t1'));
    await me.resume();
    expect(tokens).toEqual(['t1']);
  });

  it('signs out here even when the server does not hear it', async () => {
    api.reply('refresh', () => session('t1'));
    await me.resume();
    api.reply('logout', refuse('service.unavailable'));
    await me.logout();
    expect(me.snapshot()).toEqual({ kind: 'signed_out', expired: false });
  });
});
