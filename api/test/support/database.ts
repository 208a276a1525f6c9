import { createHash, randomUUID } from 'node:crypto';
import { KeptRows } from '@falink/fixtures/kept-rows';
import { until } from '@falink/fixtures/until';
import pg from 'pg';
import { seedDemo } from '../../src/areas/demo/seed.js';
import { migrate, readMigrations } from '../../src/kernel/db/migrate.js';
import { QUEUE_SCHEMA } from '../../src/kernel/db/queue-schema.js';

const TEMPLATE_LOCK = 77_001;
/** For the server to notice that clients said goodbye. */
const PATIENCE_MS = 2_000;

export interface TestDatabase {
  readonly url: string;
  /** Makes the present rows those that {@link reset} goes back to. */
  keep(): Promise<void>;
  /**
   * Puts every table and counter back to what was kept, and waits for transactions under way. A running api goes on:
   * its memory holds nothing but its sockets, which the test closes.
   */
  reset(): Promise<void>;
  /** Drops it. @throws Error when a connection to it was left open. */
  drop(): Promise<void>;
}

function serverUrl(): string {
  const url = process.env.FALINK_TEST_DATABASE_URL;
  if (!url) throw new Error('FALINK_TEST_DATABASE_URL is not set: run jest with this workspace’s configuration');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** An empty database without any table. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return cloned(null);
}

/** A database of its own with the schema and the demo district: a copy of a template that is made once a run. */
export async function testDatabase(): Promise<TestDatabase> {
  const hashes = [QUEUE_SCHEMA, ...(await readMigrations()).map((migration) => migration.sha256)].join();
  const template = `falink_template_${createHash('sha256').update(hashes).digest('hex').slice(0, 16)}`;
  await onServer(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return;
    const making = `${template}_${process.pid}`;
    await client.query(`CREATE DATABASE ${making}`);
    await migrate(urlOf(making));
    const pool = new pg.Pool({ connectionString: urlOf(making) });
    await seedDemo(pool);
    await pool.end();
    await client.query(`ALTER DATABASE ${making} RENAME TO ${template}`);
  });
  return cloned(template);
}

async function cloned(template: string | null): Promise<TestDatabase> {
  const name = `falink_${randomUUID().replaceAll('-', '')}`;
  // Files are copied in a quarter of the time that it takes to write them through the log.
  const copy = template ? ` TEMPLATE ${template} STRATEGY file_copy` : '';
  await onServer((client) => client.query(`CREATE DATABASE ${name}${copy}`));
  let kept: KeptRows | null = null;
  return {
    url: urlOf(name),
    keep: async () => {
      await kept?.close();
      kept = await KeptRows.of(urlOf(name));
    },
    reset: async () => {
      if (!kept) throw new Error('nothing was kept: call keep() first');
      await kept.restore();
    },
    drop: async () => {
      await kept?.close();
      await onServer(async (client) => {
        const open = async () =>
          (
            await client.query<{ application_name: string; query: string }>(
              'SELECT application_name, query FROM pg_stat_activity WHERE datname = $1',
              [name],
            )
          ).rows;
        const left = await until('no connection', open, (rows) => rows.length === 0, PATIENCE_MS).catch(open);
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
        if (left.length > 0) throw new Error(`connections were left open: ${JSON.stringify(left)}`);
      });
    },
  };
}
