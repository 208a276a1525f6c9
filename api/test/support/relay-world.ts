import { until } from '@falink/fixtures/until';
import pg from 'pg';
import type { Overrides } from '../../src/index.js';
import { startApi, type TestApi, type TestConfig } from './api.js';
import { type TestDatabase, testDatabase } from './database.js';
import type { TestTerminal } from './people.js';
import { Relay } from './relay.js';
import { HELD, tvAuth } from './socket-world.js';
import { TestSocket } from './sockets.js';

/** An api that reaches its database through a relay, which fails as a test wants; one a file. */
export class RelayWorld {
  readonly sockets: TestSocket[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly relay: Relay,
    readonly api: TestApi,
    /** Past the relay. */
    readonly pool: pg.Pool,
  ) {}

  static async start(config: TestConfig = {}, overrides: Overrides = {}): Promise<RelayWorld> {
    const database = await testDatabase();
    const { relay, url } = await Relay.before(database.url);
    const api = await startApi(url, config, { demo: true, ...overrides });
    return new RelayWorld(database, relay, api, new pg.Pool({ connectionString: database.url }));
  }

  async tv(terminal: TestTerminal): Promise<TestSocket> {
    return this.#keep(await TestSocket.connect(this.api, 'fleet', tvAuth(terminal)));
  }

  async desk(token: string, api: { url: string } = this.api): Promise<TestSocket> {
    return this.#keep(await TestSocket.connect(api, 'console', { token }));
  }

  /** Ends the connections of the api that have this name, as a failover does. */
  async cut(applicationName: string): Promise<void> {
    await this.pool.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1',
      [applicationName],
    );
  }

  closeSockets(): void {
    for (const socket of this.sockets.splice(0)) socket.close();
  }

  /** A client knows that its connection is closed before the api has released the row. */
  async allReleased(): Promise<void> {
    await until(
      'the api has let go of every socket',
      async () => (await this.pool.query<{ n: number }>(HELD)).rows[0]?.n,
      (n) => n === 0,
    );
  }

  async stop(): Promise<void> {
    this.closeSockets();
    await this.api.stop();
    await this.pool.end();
    await this.relay.close();
    await this.database.drop();
  }

  #keep(socket: TestSocket): TestSocket {
    this.sockets.push(socket);
    return socket;
  }
}
