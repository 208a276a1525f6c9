import { until } from '@falink/fixtures/until';
import { REFRESH_COOKIE, routes } from '@falink/protocol';
import { freePort } from '@falink/tooling/free-port';
import pg from 'pg';
import { seedDemo } from '../../src/areas/demo/seed.js';
import { migrate } from '../../src/kernel/db/migrate.js';
import { Hearing } from '../../src/kernel/hearing.js';
import { ask, PASSWORD, startApi, type TestApi } from './api.js';
import { callInState } from './arrange.js';
import { FleetLine } from './fleet.js';
import { mediaFlows, TestAgent, TestTerminal } from './people.js';
import { PostgresServer } from './postgres-server.mjs';
import { Relay } from './relay.js';
import { enter, SfuProcess } from './sfu-process.js';
import { TestSocket } from './sockets.js';

/** Shorter than every outage, and long enough for a slow machine to look before it answers. */
const OFFER_MS = 35_000;

/**
 * A whole small service with the product's own times but for the ringing: PostgreSQL, api and sfu, with a relay on each path between them.
 * Of three homes one is in a call, one rings at a free desk, one waits behind it.
 */
export class OutageWorld {
  readonly #closing: (() => Promise<void>)[] = [];
  server!: PostgresServer;
  toDatabase!: Relay;
  fromSfu!: Relay;
  toSfu!: Relay;
  api!: TestApi;

  /** To be stopped in any case: what was started before a failure is running. */
  async start(offerMs = OFFER_MS): Promise<void> {
    this.server = await PostgresServer.create({ durable: true });
    this.#closing.unshift(() => this.server.remove());
    await migrate(this.server.url);
    const pool = new pg.Pool({ connectionString: this.server.url });
    await seedDemo(pool);
    await pool.end();
    const { relay, url } = await Relay.before(this.server.url);
    this.toDatabase = this.#relay(relay);
    this.api = await startApi(url, { times: { offerMs } }, { demo: true, hearing: new Hearing() });
    this.#closing.unshift(() => this.api.stop());
    const fromSfu = await Relay.before(this.api.url);
    this.fromSfu = this.#relay(fromSfu.relay);
    const sfuPort = await freePort();
    this.toSfu = this.#relay(await Relay.to(sfuPort));
    const sfu = await SfuProcess.start(sfuPort, fromSfu.url, `http://127.0.0.1:${this.toSfu.port}`);
    this.#closing.unshift(() => sfu.stop());
  }

  #relay(relay: Relay): Relay {
    this.#closing.unshift(() => relay.close());
    return relay;
  }

  /** The district at work, and what must hold of it after an outage. */
  async settle(): Promise<AtWork> {
    const { api } = this;
    await until('the sfu is known', async () => (await ask(api, routes.health)).data.status === 'ok');
    const work = await AtWork.begin(api);
    this.#closing.unshift(async () => work.end());
    return work;
  }

  async stop(): Promise<void> {
    // Through a relay that still swallows nothing would be said goodbye to.
    this.toDatabase?.carry();
    for (const close of this.#closing) await close();
  }
}

export class AtWork {
  private constructor(
    private readonly api: TestApi,
    readonly homes: readonly [TestTerminal, TestTerminal, TestTerminal],
    readonly busy: TestAgent,
    readonly free: TestAgent,
    private readonly calls: readonly [string, string, string],
    private readonly lines: readonly FleetLine[],
    private readonly desks: readonly TestSocket[],
    private readonly people: readonly { readonly present: boolean; leave(): void }[],
    private cookie: string,
  ) {}

  static async begin(api: TestApi): Promise<AtWork> {
    const homes = [
      await TestTerminal.pair(api, 'home-1'),
      await TestTerminal.pair(api, 'home-2'),
      await TestTerminal.pair(api, 'home-3'),
    ] as const;
    const lines = homes.map(({ token }) => new FleetLine(api, token).beating());
    await until('the televisions are there', () => lines.every(({ socket }) => socket.connected));
    const login = await ask(api, routes.login, { body: { username: 'supervisor', password: PASSWORD } });
    const busy = await TestAgent.onDuty(api, 'lawyer');
    const desk = await TestSocket.connect(api, 'console', { token: busy.token });
    const active = await callInState('connecting', { api, terminal: homes[0], agent: busy });
    const people = [await enter(active.resident), await enter(active.agent)];
    await mediaFlows(api, [active.resident, active.agent]);
    const free = await TestAgent.onDuty(api, 'lawyer2');
    const otherDesk = await TestSocket.connect(api, 'console', { token: free.token });
    const { call: ringing } = await homes[1].queue();
    await free.rung();
    const { call: waiting } = await homes[2].queue();
    return new AtWork(
      api,
      homes,
      busy,
      free,
      [active.id, ringing.id, waiting.id],
      lines,
      [desk, otherDesk],
      people,
      cookieOf(login.headers),
    );
  }

  /** Asks as a console does whose token ends now. */
  async refresh(): Promise<{ status: number; clears: boolean }> {
    const { status, headers } = await ask(this.api, routes.refresh, { headers: { cookie: this.cookie } });
    if (status === 200) this.cookie = cookieOf(headers);
    return { status, clears: status !== 200 && headers.getSetCookie().length > 0 };
  }

  /** Everything is as it was, and goes on from there. */
  async isUnharmed(): Promise<void> {
    const [home1, home2, home3] = this.homes;
    const state = async () => ({
      calls: [await home1.current(), await home2.current(), await home3.current()].map((call) => [
        call?.id,
        call?.state === 'offered' ? 'queued' : call?.state,
        call?.position,
      ]),
      busy: (await this.busy.status()).agent.state,
      onDuty: ['available', 'reserved'].includes((await this.free.status()).agent.state),
      inRoom: this.people.map(({ present }) => present),
      lines: this.lines.map(({ socket }) => socket.connected),
      desks: this.desks.map(({ disconnectReason }) => disconnectReason),
    });
    const [active, ringing, waiting] = this.calls;
    expect(await state()).toEqual({
      calls: [
        [active, 'active', null],
        [ringing, 'queued', 1],
        [waiting, 'queued', 2],
      ],
      busy: 'on_call',
      onDuty: true,
      inRoom: [true, true],
      lines: [true, true, true],
      desks: [null, null],
    });
    expect(await this.refresh()).toEqual({ status: 200, clears: false });
  }

  /** The desk answers who waited longest, and hangs up; the next one rings. */
  async goesOn(): Promise<void> {
    const [active, ringing, waiting] = this.calls;
    const { call } = await this.free.answer();
    expect(call.id).toBe(ringing);
    expect((await this.free.end(call.id)).status).toBe(200);
    expect((await this.busy.end(active)).status).toBe(200);
    await this.free.go('available');
    expect((await this.free.rung()).call.id).toBe(waiting);
  }

  end(): void {
    for (const person of this.people) person.leave();
    for (const line of this.lines) line.close();
    for (const desk of this.desks) desk.close();
  }
}

/** The refresh cookie that an answer sets. */
export function cookieOf(headers: Headers): string {
  const pair = headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .find((cookie) => cookie?.startsWith(`${REFRESH_COOKIE}=`));
  if (!pair) throw new Error('no refresh cookie');
  return pair;
}
