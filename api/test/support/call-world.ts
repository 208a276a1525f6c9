import { ROOM_TOKEN_AUDIENCE, ROOM_TOKEN_ISSUER, RoomTokenClaimsSchema, routes } from '@falink/protocol';
import { jwtVerify } from 'jose';
import { ask, heartbeat, ROOM_SECRET, signIn, startApi, type TestApi } from './api.js';
import { type TestDatabase, testDatabase } from './database.js';
import { TestTerminal } from './people.js';

/** An api with three paired homes and one sfu, for the tests of calls: one a file, reset before each test. */
export class CallWorld {
  private constructor(
    readonly database: TestDatabase,
    readonly api: TestApi,
    readonly homes: readonly [TestTerminal, TestTerminal, TestTerminal],
  ) {}

  static async start(): Promise<CallWorld> {
    const database = await testDatabase();
    const api = await startApi(database.url, { times: { offerMs: 60_000 } }, { demo: true });
    const homes = [
      await TestTerminal.pair(api, 'home-1'),
      await TestTerminal.pair(api, 'home-2'),
      await TestTerminal.pair(api, 'home-3'),
    ] as const;
    await database.keep();
    return new CallWorld(database, api, homes);
  }

  async reset(): Promise<void> {
    await this.database.reset();
    await heartbeat(this.api);
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.database.drop();
  }

  /** What happened to a call, oldest first. */
  async timelineOf(callId: string): Promise<string[]> {
    const token = await signIn(this.api, 'supervisor');
    const { data } = await ask(this.api, routes.getCall, { token, params: { id: callId } });
    return data.timeline.map((entry) => entry.type);
  }
}

/** What a room token grants, its signature checked. */
export async function claimsOf(token: string) {
  const { payload } = await jwtVerify(token, new TextEncoder().encode(ROOM_SECRET), {
    issuer: ROOM_TOKEN_ISSUER,
    audience: ROOM_TOKEN_AUDIENCE,
  });
  return RoomTokenClaimsSchema.parse(payload);
}
