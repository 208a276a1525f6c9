import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';

/** The migration of graphile-worker's schema that this version of it needs; a test compares the two. */
export const QUEUE_SCHEMA = 19;

const silent = new Logger(() => () => {});

/** Brings the queue's schema, `graphile_worker`, up to date. The caller holds the lock of all starters. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const pgPool = new pg.Pool({ connectionString: databaseUrl, max: 1, application_name: 'falink-migrate' });
  pgPool.on('error', () => {});
  // A connection that breaks fails the statement under way; unheard, its event would end the process as well.
  pgPool.on('connect', (client) => client.on('error', () => {}));
  try {
    await runMigrations({ pgPool, logger: silent });
  } finally {
    await pgPool.end();
  }
}

/** @throws Error when the queue's schema is not the one that this version needs, with what to do */
export async function checkQueue(client: pg.Client): Promise<void> {
  const { rows: found } = await client.query<{ exists: boolean }>(
    `SELECT to_regclass('graphile_worker.migrations') IS NOT NULL AS exists`,
  );
  const { rows } = found[0]?.exists
    ? await client.query<{ id: number; breaking: boolean }>('SELECT id, breaking FROM graphile_worker.migrations')
    : { rows: [] };
  if (!rows.some(({ id }) => id === QUEUE_SCHEMA)) {
    throw new Error(
      `The database lacks the job queue ${QUEUE_SCHEMA}. Run \`node api/dist/bin.js migrate\`, or start with FALINK_MIGRATE=1.`,
    );
  }
  const ahead = rows.find(({ id, breaking }) => breaking && id > QUEUE_SCHEMA);
  if (ahead) {
    throw new Error(
      `The job queue of the database is ahead of this version, which cannot work with ${ahead.id}. Start the newer version, or restore the backup from before the upgrade.`,
    );
  }
}
