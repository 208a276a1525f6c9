import { until } from '@falink/fixtures/until';
import {
  consoleMessages,
  fleet,
  internalRoutes,
  isSoundText,
  type Request,
  type Route,
  routes,
} from '@falink/protocol';
import type { z } from 'zod';
import { type Ask, ask, SERVICE_SECRET, signIn, type TestApi } from './support/api.js';
import { TestAgent, type TestTerminal } from './support/people.js';
import { sampleOf, textsIn, withText } from './support/sample-of.js';
import { SocketWorld, tvAuth } from './support/socket-world.js';
import { HEALTH as health, TestSocket } from './support/sockets.js';

const POISONS = ['\0', '\ud83d', '\u202e'];

let world: SocketWorld;
let api: TestApi;
let home1: TestTerminal;
let token: Record<'staff' | 'terminal' | 'service', string>;
let tables: readonly string[];

beforeAll(async () => {
  world = await SocketWorld.start();
  ({ api, home1 } = world);
  token = { staff: await signIn(api, 'admin'), terminal: home1.token, service: SERVICE_SECRET };
  await world.keep();
  const { rows } = await api.service.ctx.pool.query<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  tables = rows.map(({ name }) => name);
});
beforeEach(() => world.reset());
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

/** How many rows each table has, but for those in which processes say that they live. */
async function rowCounts(): Promise<unknown> {
  const counted = tables.filter((name) => !/node|worker|login_guard/.test(name));
  const counts = counted.map((name) => `(SELECT count(*) FROM ${name})::int AS ${name}`);
  return (await api.service.ctx.pool.query(`SELECT ${counts.join(', ')}`)).rows[0];
}

/** Tables with a row that holds a character which changes the order of reading. */
async function poisonedTables(): Promise<string[]> {
  const poisoned = tables.map(
    (name) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM ${name} t WHERE t::text ~ $1)`,
  );
  const { rows } = await api.service.ctx.pool.query<{ name: string }>(poisoned.join(' UNION ALL '), [
    '[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\\\\u202e',
  ]);
  return rows.map(({ name }) => name);
}

const all = Object.entries({ ...routes, ...internalRoutes } as Record<string, Route>);

describe('[P15] poison in any text of any route', () => {
  test.each(all)('%s: is refused or tidied away', async (_, route) => {
    const kind = (['staff', 'terminal', 'service'] as const).find((one) => route.auth.includes(one));
    const sound = Object.fromEntries(
      (['params', 'query', 'body'] as const).flatMap((part) => {
        const schema = route[part] as z.ZodType | undefined;
        return schema ? [[part, sampleOf(schema)]] : [];
      }),
    );
    const before = await rowCounts();
    let refusals = 0;
    let others = 0;
    for (const path of textsIn(sound)) {
      for (const poison of POISONS) {
        // An address has no way to carry half a character.
        if (path[0] !== 'body' && poison === '\ud83d') continue;
        const poisoned = withText(sound, path, (text) => text + poison) as Ask;
        const { status, error } = await ask(api, route, {
          ...poisoned,
          ...(kind && { token: token[kind] }),
          ...(route.binary && { bytes: { type: 'image/png', content: Buffer.from('none') } }),
        });
        expect({ path, poison, status: status < 500 ? 'no failure' : status }).toMatchObject({ status: 'no failure' });
        if (error?.code === 'request.malformed') refusals += 1;
        else if (status < 400) others += 1;
      }
    }
    if (others === 0 && refusals > 0) expect(await rowCounts()).toEqual(before);
    expect(await poisonedTables()).toEqual([]);
  });

  test('what a lawyer typed is kept, without it', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const { call } = await home1.queue();
    await lawyer.answer();
    const { data } = await ask(api, routes.saveNotes, {
      token: lawyer.token,
      params: { id: call.id },
      body: { version: 0, notes: '问\0赡养费\ud83d，\u202e已答\r\n下次再问' },
    });
    expect(data.hasNotes).toBe(true);
    const read = await ask(api, routes.readNotes, { token: lawyer.token, params: { id: call.id } });
    expect(read.data.notes).toBe('问赡养费，已答\n下次再问');
  });

  test('a path that decodes to half a character is no failure', async () => {
    for (const path of [
      '/api/v1/calls/%00',
      '/api/v1/calls/%ED%A0%80',
      '/api/v1/nothing/%00',
      '/media/channels/%00/x',
      '/tv/%00',
      '/console/%00',
    ]) {
      const { status } = await fetch(api.url + path, { headers: { authorization: `Bearer ${token.staff}` } });
      expect({ path, client: status < 500 }).toEqual({ path, client: true });
    }
    const cookie = await fetch(`${api.url}/api/v1/auth/refresh`, {
      method: 'POST',
      headers: { cookie: 'falink_refresh=%00%ED', origin: api.url },
    });
    expect(cookie.status).toBeLessThan(500);
  });
});

describe('[P15] poison in any text of a socket', () => {
  const clients = (messages: Record<string, { readonly from: string; readonly type: string }>): Request[] =>
    Object.values(messages).filter(
      (message): message is Request & typeof message => message.from === 'client' && message.type === 'request',
    );

  test.each([
    ['fleet', clients(fleet)],
    ['console', clients(consoleMessages)],
  ] as const)('a message of %s is refused or tidied away, and the line stays', async (space, messages) => {
    const socket = space === 'fleet' ? await world.tv(home1) : await world.desk(token.staff);
    for (const message of messages) {
      const sound = sampleOf(message.payload);
      for (const path of textsIn(sound)) {
        for (const poison of POISONS) {
          const poisoned = withText(sound, path, (text) => text + poison);
          const answer = await socket.ask(message, poisoned).catch((error: { code?: string }) => error.code);
          expect(answer).not.toBe('service.internal');
          expect(answer).not.toBe('service.unavailable');
        }
      }
    }
    expect(socket.disconnectReason).toBeNull();
  });

  test('a handshake names its field', async () => {
    const tv = await TestSocket.refused(api, 'fleet', tvAuth(home1, { token: `${home1.token}\0` }));
    expect(tv).toMatchObject({ code: 'request.malformed', fields: [{ path: 'token' }] });
    const desk = await TestSocket.refused(api, 'console', { token: '\ud83d' });
    expect(desk).toMatchObject({ code: 'request.malformed', fields: [{ path: 'token' }] });
  });

  test('a heartbeat is shown to staff as it reads, and keeps its terminal connected', async () => {
    const tv = await world.tv(home1);
    const options = Array.from({ length: 300 }, (_, n) => ({
      id: `a${n}`,
      label: '节目',
      digit: null,
      disabled: false,
    }));
    const title = `普法\0\u202e点播\ud83d${'长'.repeat(300)}`;
    await tv.ask(fleet.heartbeat, { scene: { page: 'library', title, focus: null, options }, health });
    const shown = await until('its scene is there', async () => {
      const { data } = await ask(api, routes.getTerminal, { token: token.staff, params: { id: home1.id } });
      return data.scene;
    });
    expect(shown.title.startsWith('普法点播长')).toBe(true);
    expect(isSoundText(shown.title)).toBe(true);
    expect([shown.title.length, shown.options.length]).toEqual([200, 64]);
  });
});
