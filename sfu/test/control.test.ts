import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '@falink/fixtures/until';
import { type BodyOf, errorBody, internalRoutes, media, type SfuEvent, SfuEventSchema } from '@falink/protocol';
import { SERVICE_SECRET, SfuHarness } from './sfu-harness.js';
import { SignalingClient } from './signaling-client.js';

/** The api's two internal routes, with a switch: answering, refusing, or gone. */
class ControlPlane {
  readonly events: SfuEvent[] = [];
  readonly heartbeats: BodyOf<typeof internalRoutes.sfuHeartbeat>[] = [];
  closeRooms: string[] = [];
  /** How far its clock is ahead; null: it gives no time, like an api of the release before. */
  aheadMs: number | null = null;
  failing = false;
  /** Keeps what arrives but answers with an error, as when the answer is lost. */
  losingAnswers = false;
  /** Events of this type are refused for good. */
  refused: string | null = null;
  refusedWithoutSecret = 0;
  readonly #server: Server = createServer((request, response) => {
    void this.#answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.headers.authorization !== `Bearer ${SERVICE_SECRET}`) {
      this.refusedWithoutSecret += 1;
      return { status: 401, body: {} };
    }
    if (this.failing) return { status: 503, body: {} };
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
    if (request.url === internalRoutes.sfuHeartbeat.path) {
      this.heartbeats.push(internalRoutes.sfuHeartbeat.body!.parse(body));
      const serverTime = this.aheadMs === null ? undefined : new Date(Date.now() + this.aheadMs).toISOString();
      return { status: 200, body: { closeRooms: this.closeRooms, serverTime } };
    }
    const { events } = internalRoutes.sfuEvents.body!.parse(body);
    if (events.some(({ type }) => type === this.refused)) return { status: 400, body: errorBody('request.malformed') };
    this.events.push(...events.map((event) => SfuEventSchema.parse(event)));
    return this.losingAnswers ? { status: 502, body: {} } : { status: 200, body: { accepted: events.length } };
  }
}

let control: ControlPlane;
let sfu: SfuHarness;

beforeAll(async () => {
  control = new ControlPlane();
  sfu = new SfuHarness({ apiUrl: await control.start() });
  await sfu.start();
});

afterAll(async () => {
  await sfu.stop();
  await control.stop();
});

const typesOf = (roomId: string) =>
  control.events.filter((event) => event.roomId === roomId).map((event) => event.type);

test('[P31] the api learns how far its clock is ahead, and one that gives no time is sent nothing new', async () => {
  const beats = (more: number) => {
    const from = control.heartbeats.length;
    return until('heartbeats', () =>
      control.heartbeats.length >= from + more ? control.heartbeats.at(-1) : undefined,
    );
  };
  expect(await beats(2)).not.toHaveProperty('clockOffsetMs');
  control.aheadMs = 70_000;
  const { clockOffsetMs } = (await beats(2)) ?? {};
  expect(Math.abs((clockOffsetMs ?? 0) - 70_000)).toBeLessThan(2_000);
  control.aheadMs = null;
  expect(await beats(2)).not.toHaveProperty('clockOffsetMs');
});

test('heartbeats say where this sfu is and what it carries', async () => {
  const roomId = randomUUID();
  const client = await SignalingClient.join(await sfu.access(roomId));
  await until('a heartbeat with the room', () => control.heartbeats.some((beat) => beat.rooms.includes(roomId)));
  expect(control.heartbeats.at(-1)).toMatchObject({ id: 'sfu-1', publicUrl: sfu.service.url, workers: 1 });
  expect(control.refusedWithoutSecret).toBe(0);
  client.close();
});

test('a room whose call ended meanwhile is closed', async () => {
  const roomId = randomUUID();
  const client = await SignalingClient.join(await sfu.access(roomId));
  control.closeRooms = [roomId];
  await until('closed', () => client.notices('room.closed').length === 1);
  await until('reported', () => typesOf(roomId).includes('room.closed'));
  control.closeRooms = [];
});

test('[M7] while the api is away media goes on, and afterwards every event arrives in order', async () => {
  const roomId = randomUUID();
  control.failing = true;
  const client = await SignalingClient.join(await sfu.access(roomId));
  await client.produce('microphone');
  await client.request(media.leave, {});
  await until('it was tried', () => (sfu.service.context.reporter?.queued ?? 0) >= 2);
  expect(typesOf(roomId)).toEqual([]);
  control.failing = false;
  await until('everything arrived', () => typesOf(roomId).length === 2);
  expect(typesOf(roomId)).toEqual(['peer.joined', 'peer.left']);
});

test('[M7] an event whose answer was lost is sent again with the same id', async () => {
  const roomId = randomUUID();
  control.losingAnswers = true;
  const client = await SignalingClient.join(await sfu.access(roomId));
  await until('sent twice', () => typesOf(roomId).length >= 2);
  control.losingAnswers = false;
  const ids = new Set(control.events.filter((event) => event.roomId === roomId).map((event) => event.id));
  expect(ids.size).toBe(1);
  await until('nothing waits', () => sfu.service.context.reporter?.queued === 0);
  client.close();
});

test('[M7] an event that the api refuses is left out, and those behind it arrive', async () => {
  const roomId = randomUUID();
  control.refused = 'peer.joined';
  const client = await SignalingClient.join(await sfu.access(roomId));
  await client.request(media.leave, {});
  await until('the rest arrived', () => typesOf(roomId).includes('peer.left'));
  control.refused = null;
  expect(typesOf(roomId)).not.toContain('peer.joined');
  // The sfu has yet to read the answer.
  await until('nothing waits', () => sfu.service.context.reporter?.queued === 0);
  expect(sfu.service.context.reporter?.dropped).toBe(1);
});

test('everybody learns whether it works; what it is made of is said on an address of its own', async () => {
  const health = await fetch(`${sfu.service.url}/health`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  for (const path of ['/metrics', '/nothing']) expect((await fetch(`${sfu.service.url}${path}`)).status).toBe(404);
  const inside = sfu.service.insideUrl;
  expect(await (await fetch(`${inside}/health`)).json()).toMatchObject({ status: 'ok', id: 'sfu-1', workers: 1 });
  const metrics = await (await fetch(`${inside}/metrics`)).text();
  expect(metrics).toContain('falink_sfu_workers{service="sfu"} 1');
});

test('a port that is taken is named together with what to set', async () => {
  const second = new SfuHarness({ port: Number(new URL(sfu.service.url).port) });
  await expect(second.start()).rejects.toThrow(/Cannot listen on .*FALINK_SFU_PORT/);
  await second.stop();
});
