import { randomUUID } from 'node:crypto';
import { intakeRoutes, routes } from '@falink/protocol';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { createContact } from '../src/areas/contacts/commands/create-contact.js';
import { acceptApplication } from '../src/areas/intakes/commands/accept-application.js';
import { SharedStatement } from '../src/kernel/admission/shared-statement.js';
import { findTerminals } from '../src/kernel/auth/queries.js';
import type { Context } from '../src/kernel/context.js';
import { ChangeFeed } from '../src/kernel/delivery/change-feed.js';
import { authenticate } from '../src/kernel/http/identity.js';
import { heartbeat } from './support/api.js';
import { IntakeRoom } from './support/intake-room.js';
import { ABLE } from './support/people.js';

/** The service's context with a pool that counts what one request sends, and without listeners for its changes. */
function counting(ctx: Context): { ctx: Context; sent: string[] } {
  const sent: string[] = [];
  const counted = <Client extends pg.Pool | pg.PoolClient>(client: Client): Client =>
    new Proxy(client, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (name === 'query') {
          return (text: string, ...rest: unknown[]) => {
            sent.push(text.trim().split('\n')[0]!.slice(0, 60));
            return (value as (...args: unknown[]) => unknown).call(target, text, ...rest);
          };
        }
        if (name === 'connect') return async () => counted(await (target as pg.Pool).connect());
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const pool = counted(ctx.pool);
  const terminals = new SharedStatement((ids: readonly string[]) => findTerminals(pool, ids));
  return { ctx: { ...ctx, pool, terminals, changes: new ChangeFeed() }, sent };
}

let room: IntakeRoom;

beforeAll(async () => {
  room = await IntakeRoom.start();
});

afterAll(() => room.stop());

test('queueing a call takes five round trips, the terminal’s own row among them', async () => {
  await heartbeat(room.api);
  await room.officer.go('available');
  const { ctx, sent } = counting(room.api.service.ctx);
  const by = await authenticate(ctx, routes.createCall, `Bearer ${room.room}`);
  const { call } = await createContact(ctx, by, { requestId: randomUUID(), kind: 'intake', ability: ABLE });
  expect(call).toMatchObject({ state: 'queued', position: 1 });
  expect(sent).toHaveLength(5);
  await room.terminals['room-1'].end(call.id);
});

test('accepting an application takes eight, the officer’s own row among them', async () => {
  await room.answer();
  const version = await room.complete();
  const { ctx, sent } = counting(room.api.service.ctx);
  const by = await authenticate(ctx, intakeRoutes.accept, `Bearer ${room.aid}`);
  const receipt = await acceptApplication(ctx, by, { id: room.id, version });
  expect(receipt.number).toMatch(/00001号$/);
  expect(sent.length).toBeLessThanOrEqual(8);
  expect((await room.look()).data.application?.number).toBe(receipt.number);
});
