import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import {
  fleet,
  laterWords,
  notice,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  type Route,
  route,
  routes,
  SUPPORTED_VERSIONS,
  since,
} from '@falink/protocol';
import { z } from 'zod';
import type { Area } from '../src/kernel/area.js';
import { emitInSlices } from '../src/kernel/delivery/slices.js';
import { emit, emitToTerminal } from '../src/kernel/delivery/sockets.js';
import { mount } from '../src/kernel/http/mount.js';
import { heartbeat, signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { TestTerminal } from './support/people.js';
import { TestSocket } from './support/sockets.js';

const Weather = z.object({
  sky: laterWords(z.enum(['clear', 'cloudy', 'fog']), { fog: { since: 2, before: 'cloudy' } }),
  wind: since(2, z.number()),
});
const FOG = { sky: 'fog', wind: 3 } as const;
const weatherChanged = notice('server', 'weather.changed', Weather);
const stormRaised = notice('server', 'storm.raised', Weather, { since: 2 });
const weatherRoute = route({
  method: 'GET',
  path: '/api/v1/weather',
  auth: ['terminal', 'staff'],
  tag: 'weather',
  summary: 'A route of the test',
  response: Weather,
  errors: [],
});

let database: TestDatabase;
let api: TestApi;
let home1: TestTerminal;
let home2: TestTerminal;

beforeAll(async () => {
  database = await testDatabase();
  const weather: Area = { name: 'weather', mount: (host) => mount(host, weatherRoute, () => FOG) };
  api = await startApi(database.url, {}, { demo: true, areas: () => [weather] });
  await heartbeat(api);
  home1 = await TestTerminal.pair(api, 'home-1');
  home2 = await TestTerminal.pair(api, 'home-2');
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const open = ({ token }: TestTerminal, protocol: number) =>
  TestSocket.connect(api, 'fleet', { protocol, token, tabId: randomUUID(), takeOver: true, appVersion: '1' });

/** A request as a page of this version makes it; undefined: one that announces nothing. */
async function asVersion(version: string | undefined, asked: Route, token?: string) {
  const response = await fetch(new URL(asked.path, api.url), {
    headers: {
      ...(version !== undefined && { [PROTOCOL_HEADER]: version }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
  });
  return { status: response.status, body: await response.json() };
}

describe('sockets', () => {
  test('[V1] boxes of every supported version get in, others are told so', async () => {
    for (const version of SUPPORTED_VERSIONS) (await open(home1, version)).close();
    for (const protocol of [0, PROTOCOL_VERSION + 1]) {
      const auth = { protocol, token: home1.token, tabId: randomUUID(), takeOver: true, appVersion: '1' };
      expect((await TestSocket.refused(api, 'fleet', auth)).code).toBe('protocol.version');
    }
  });

  test('[V1] a console is loaded with the service, so it speaks its version', async () => {
    const token = await signIn(api, 'lawyer');
    expect((await TestSocket.refused(api, 'console', { protocol: 1, token })).code).toBe('protocol.version');
    (await TestSocket.connect(api, 'console', { token })).close();
  });

  test('[V3] [V4] boxes of two versions receive a notice each in their own', async () => {
    const [before, now] = [await open(home1, 1), await open(home2, 2)];
    const { sockets } = api.service.ctx;
    for (const { id } of [home1, home2]) {
      emitToTerminal(sockets, id, stormRaised, FOG);
      emitToTerminal(sockets, id, weatherChanged, FOG);
    }
    const all = [...sockets.fleet.sockets.values()];
    await emitInSlices(sockets.fleet, all, weatherChanged, { sky: 'clear', wind: 1 });
    expect(() => emit(sockets.fleet, fleet.callUpdated, { call: null })).toThrow('each in its version');
    const last = (socket: TestSocket) =>
      socket.heard.some(({ payload }) => (payload as { sky?: string }).sky === 'clear');
    await until('both to hear the last', () => last(before) && last(now));
    const weather = (socket: TestSocket) =>
      socket.heard.filter(({ name }) => name === weatherChanged.name || name === stormRaised.name);
    expect(weather(before)).toEqual([
      { name: 'weather.changed', payload: { sky: 'cloudy' } },
      { name: 'weather.changed', payload: { sky: 'clear' } },
    ]);
    expect(weather(now)).toEqual([
      { name: 'storm.raised', payload: FOG },
      { name: 'weather.changed', payload: FOG },
      { name: 'weather.changed', payload: { sky: 'clear', wind: 1 } },
    ]);
    for (const socket of [before, now]) socket.close();
  });

  test('[V3] a box of version 1 hears of its call and beats', async () => {
    const socket = await open(home1, 1);
    await socket.hears(fleet.callUpdated, ({ call }) => call === null);
    const scene = { page: 'home', title: '', focus: null, options: [] };
    const health = {
      uptimeS: 1,
      heapBytes: null,
      textureBytes: null,
      downlinkMbps: null,
      rttMs: null,
      camera: null,
      microphone: null,
    };
    await socket.ask(fleet.heartbeat, { scene, health });
    socket.close();
  });
});

describe('HTTP', () => {
  test('[V2] [V3] [V4] a box that announces nothing is of version 1', async () => {
    const older = { status: 200, body: { sky: 'cloudy' } };
    expect(await asVersion(undefined, weatherRoute, home1.token)).toEqual(older);
    expect(await asVersion('1', weatherRoute, home1.token)).toEqual(older);
    expect(await asVersion('2', weatherRoute, home1.token)).toEqual({ status: 200, body: FOG });
  });

  test.each(['0', '3', 'two', ''])('[V1] [V2] a box that announces %j is to load its page again', async (version) => {
    expect(await asVersion(version, weatherRoute, home1.token)).toMatchObject({
      status: 400,
      body: { code: 'protocol.version' },
    });
  });

  test('[V2] staff are answered in the version of the service, whatever they announce', async () => {
    const token = await signIn(api, 'lawyer');
    for (const version of [undefined, '1', '2', '99'])
      expect(await asVersion(version, weatherRoute, token)).toEqual({ status: 200, body: FOG });
  });

  test('[V2] a public route answers who announces nothing, and refuses a version that it does not know', async () => {
    expect((await asVersion(undefined, routes.health)).status).toBe(200);
    expect((await asVersion('2', routes.health)).status).toBe(200);
    expect((await asVersion('99', routes.health)).body).toMatchObject({ code: 'protocol.version' });
  });

  test('[V4] a refusal before it is known who asks is understood by every version', async () => {
    for (const version of [undefined, '1', '2', '99'])
      expect((await asVersion(version, weatherRoute)).body).toMatchObject({ code: 'auth.required' });
  });
});
