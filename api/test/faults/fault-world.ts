import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@falink/fixtures/until';
import { routes } from '@falink/protocol';
import { freePort } from '@falink/tooling/free-port';
import pg from 'pg';
import { seedDemo } from '../../src/areas/demo/seed.js';
import { migrate } from '../../src/kernel/db/migrate.js';
import { ask } from '../support/api.js';
import { PostgresServer } from '../support/postgres-server.mjs';
import { Relay } from '../support/relay.js';
import { SfuProcess } from '../support/sfu-process.js';
import { ApiProcess } from './api-process.js';

/** PostgreSQL, api and sfu as three processes with the product's own times, and a relay on every path between them. */
export class FaultWorld {
  readonly #closing: (() => Promise<unknown>)[] = [];
  server!: PostgresServer;
  api!: ApiProcess;
  dataDir!: string;
  /** Straight to the database, for what a test reads of it. */
  pool!: pg.Pool;
  /** The api's way to its database. */
  toDatabase!: Relay;
  /** The boxes' way to the api; desks take the other one. */
  fromBoxes!: Relay;
  fromDesks!: Relay;
  fromSfu!: Relay;
  toSfu!: Relay;
  #sfu!: SfuProcess;
  #startSfu!: () => Promise<SfuProcess>;

  /** To be stopped in any case: what was started before a failure is running. */
  async start(): Promise<this> {
    this.server = await PostgresServer.create({ durable: true });
    this.#closing.unshift(() => this.server.remove());
    await migrate(this.server.url);
    this.pool = new pg.Pool({ connectionString: this.server.url });
    this.pool.on('error', () => undefined);
    this.#closing.unshift(() => this.pool.end());
    await seedDemo(this.pool);
    this.dataDir = await mkdtemp(join(tmpdir(), 'falink-faults-'));
    this.#closing.unshift(() => rm(this.dataDir, { recursive: true, force: true }));

    const database = await Relay.before(this.server.url);
    this.toDatabase = this.#relay(database.relay);
    this.api = new ApiProcess({ port: await freePort(), databaseUrl: database.url, dataDir: this.dataDir });
    this.#closing.unshift(() => this.api.kill());
    await this.api.start();
    this.fromBoxes = this.#relay((await Relay.before(this.api.url)).relay);
    this.fromDesks = this.#relay((await Relay.before(this.api.url)).relay);
    const fromSfu = await Relay.before(this.api.url);
    this.fromSfu = this.#relay(fromSfu.relay);
    const sfuPort = await freePort();
    this.toSfu = this.#relay(await Relay.to(sfuPort));
    this.#startSfu = () => SfuProcess.start(sfuPort, fromSfu.url, `http://127.0.0.1:${this.toSfu.port}`);
    await this.startSfu();
    this.#closing.unshift(() => this.#sfu.stop());
    await until('the sfu is known', async () => (await ask(this.api, routes.health)).data.status === 'ok');
    return this;
  }

  #relay(relay: Relay): Relay {
    this.#closing.unshift(() => relay.close());
    return relay;
  }

  /** Where boxes and desks find the api. */
  get boxes(): { url: string } {
    return { url: `http://127.0.0.1:${this.fromBoxes.port}` };
  }
  get desks(): { url: string } {
    return { url: `http://127.0.0.1:${this.fromDesks.port}` };
  }

  killSfu(): Promise<void> {
    return this.#sfu.kill();
  }

  async startSfu(): Promise<void> {
    this.#sfu = await this.#startSfu();
  }

  async stop(): Promise<void> {
    for (const relay of [this.toDatabase, this.fromBoxes, this.fromDesks, this.fromSfu, this.toSfu]) relay?.carry();
    for (const close of this.#closing) await close();
  }
}
