import { until } from '@falink/fixtures/until';
import { notice, type Route, route, type Topic } from '@falink/protocol';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { STAFF } from '../src/areas/demo/district.js';
import { staffOf } from '../src/kernel/actor.js';
import type { Area } from '../src/kernel/area.js';
import { command, unchanged } from '../src/kernel/command.js';
import type { Context } from '../src/kernel/context.js';
import { changeKind } from '../src/kernel/delivery/change-feed.js';
import { emit, room } from '../src/kernel/delivery/sockets.js';
import { mount } from '../src/kernel/http/mount.js';
import { ask, signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { TestSocket } from './support/sockets.js';

/*
 * A whole area: a route, a write through the frame, a change, a teller, a topic, a timer, start and stop. It is given
 * to the service from outside; nothing of the kernel, and no list of any other area, was edited for it.
 */
const toyRoute = route({
  method: 'POST',
  path: '/api/v1/toys/:name',
  auth: ['staff'],
  tag: 'toys',
  summary: 'Winds a toy up',
  params: z.strictObject({ name: z.string().max(20) }),
  response: z.object({ name: z.string(), turns: z.number() }),
  errors: [],
}) satisfies Route;
const toyNotice = notice('server', 'toys.changed', z.object({ name: z.string(), turns: z.number() }));
const TOPIC = 'on_air' satisfies Topic;

const toyChanged = changeKind('toy');
const happened: string[] = [];

function createToys(ctx: Context): Area {
  const turns = new Map<string, number>();
  return {
    name: 'toys',
    mount: (host) =>
      mount(host, toyRoute, ({ by, params: { name } }) =>
        command(ctx, by, {
          permit: 'overview.view',
          lock: async () => turns.get(name) ?? 0,
          authorise: () => staffOf(by),
          change: async (_tx, before) => {
            if (before >= 2) return unchanged({ name, turns: before });
            turns.set(name, before + 1);
            return {
              audit: { action: 'toy.wound', subject: `toy:${name}` },
              changed: [toyChanged(name)],
              result: { name, turns: before + 1 },
            };
          },
        }),
      ),
    tellers: [
      {
        name: 'toys',
        on: [toyChanged],
        tell: async (names) => {
          for (const name of names) {
            emit(ctx.sockets.console.to(room.everyTopic(TOPIC)), toyNotice, { name, turns: turns.get(name) ?? 0 });
          }
        },
      },
    ],
    timers: [{ name: 'toys', everyMs: 250, run: () => void happened.push('timer') }],
    start: ({ topics }) => void happened.push(`start ${topics[TOPIC] === null}`),
    stop: () => void happened.push('stop'),
    afterSockets: async () => void happened.push('after sockets'),
  };
}

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url, {}, { demo: true, areas: (ctx) => [createToys(ctx)] });
});

afterAll(async () => {
  await api.stop();
  await database.drop();
});

test('a new area serves, writes, audits, notifies and runs on time without an edit anywhere else', async () => {
  const token = await signIn(api, 'supervisor');
  const desk = await TestSocket.connect(api, 'console', { token });
  await desk.socket.timeout(5_000).emitWithAck('topics.subscribe', { topics: [TOPIC] });

  const wound = await ask(api, toyRoute, { token, params: { name: 'bear' } });
  expect(wound.data).toEqual({ name: 'bear', turns: 1 });
  expect(await desk.hears(toyNotice)).toEqual({ name: 'bear', turns: 1 });
  await until('the timer', () => happened.includes('timer'));
  expect(happened[0]).toBe('start true');

  const supervisor = STAFF.find(({ username }) => username === 'supervisor')!.id;
  const audited = () =>
    api.service.ctx.pool.query(`SELECT actor, action, subject FROM audit_event WHERE action = 'toy.wound'`);
  expect((await audited()).rows).toEqual([{ actor: `staff:${supervisor}`, action: 'toy.wound', subject: 'toy:bear' }]);

  await ask(api, toyRoute, { token, params: { name: 'bear' } });
  const again = await ask(api, toyRoute, { token, params: { name: 'bear' } });
  expect(again.data.turns).toBe(2);
  expect((await audited()).rowCount).toBe(2);
  desk.close();
});

test('the frame of the area refuses whom its permission does not name, and a stranger', async () => {
  const lawyer = await signIn(api, 'lawyer');
  const refused = await ask(api, toyRoute, { token: lawyer, params: { name: 'bear' } });
  expect(refused.error?.code).toBe('auth.forbidden');
  expect((await ask(api, toyRoute, { params: { name: 'bear' } })).error?.code).toBe('auth.required');
});

test('an area is stopped before the sockets close, and lets go after them', async () => {
  happened.length = 0;
  await api.stop();
  expect(happened.filter((what) => what !== 'timer')).toEqual(['stop', 'after sockets']);
});
