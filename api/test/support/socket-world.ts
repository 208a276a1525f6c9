import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { heartbeat, startApi, type TestApi } from './api.js';
import { type TestDatabase, testDatabase } from './database.js';
import { TestTerminal } from './people.js';
import { TestSocket } from './sockets.js';

/** How many lines the api still takes for open. */
export const HELD = `SELECT (SELECT count(*) FROM terminal WHERE connection_id IS NOT NULL)::int
  + (SELECT count(*) FROM console_socket)::int AS n`;

/** An api with one paired television, and the sockets that a test opened. */
export class SocketWorld {
  readonly #open: TestSocket[] = [];

  private constructor(
    private readonly database: TestDatabase,
    readonly api: TestApi,
    readonly home1: TestTerminal,
  ) {}

  static async start(): Promise<SocketWorld> {
    const database = await testDatabase();
    const api = await startApi(database.url, { times: { offerMs: 60_000 } }, { demo: true });
    const home1 = await TestTerminal.pair(api, 'home-1');
    await database.keep();
    return new SocketWorld(database, api, home1);
  }

  /** Makes the present rows those of every test. */
  keep(): Promise<void> {
    return this.database.keep();
  }

  async reset(): Promise<void> {
    await this.database.reset();
    await heartbeat(this.api);
  }

  /** Closes what the test opened, and waits until the api has let go of it. */
  async closeSockets(): Promise<void> {
    for (const socket of this.#open.splice(0)) socket.close();
    await this.allReleased();
  }

  /** A client knows that its connection is closed before the api has released the row. */
  async allReleased(): Promise<void> {
    await until(
      'the api has let go of every socket',
      () => this.#count(HELD),
      (n) => n === 0,
    );
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.database.drop();
  }

  async tv(terminal: TestTerminal, more: Record<string, unknown> = {}): Promise<TestSocket> {
    const socket = await TestSocket.connect(this.api, 'fleet', tvAuth(terminal, more));
    this.#open.push(socket);
    return socket;
  }

  async desk(token: string): Promise<TestSocket> {
    const socket = await TestSocket.connect(this.api, 'console', { token });
    this.#open.push(socket);
    return socket;
  }

  /** How many statements wait for a lock that somebody else holds. */
  waitingForLocks(): Promise<number> {
    return this.#count(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
  }

  /** How many messages of a kind the api counted as refused. */
  async refused(channel: string, message: string, reason: string): Promise<number> {
    const metrics = await this.api.service.ctx.metrics.registry.metrics();
    const labels = `channel="${channel}",message="${message}",reason="${reason}"`;
    const line = metrics
      .split('\n')
      .find((one) => one.startsWith('falink_messages_refused_total{') && one.includes(labels));
    return Number(line?.split(' ').at(-1) ?? 0);
  }

  async #count(sql: string): Promise<number> {
    return (await this.api.service.ctx.pool.query(sql)).rows[0].n;
  }
}

export function tvAuth(terminal: TestTerminal, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { token: terminal.token, tabId: randomUUID(), takeOver: false, appVersion: '0.1.0', ...more };
}
