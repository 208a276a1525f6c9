import pg from 'pg';
import { clientConfig } from './pool.js';

const REMEDY =
  'DATABASE_URL leads through a connection pooler that gives each transaction another connection. Prepared statements, LISTEN and locks need one of their own: set pool_mode = session in the pooler, or let DATABASE_URL name PostgreSQL itself.';

/**
 * Checks that a connection is a session of the server and not only of a pooler (PgBouncer in transaction or statement
 * mode): a second client takes the server's connection between two transactions of the first.
 *
 * @throws Error with the remedy; what the database throws when it cannot be reached
 */
export async function requireSession(databaseUrl: string): Promise<void> {
  const [one, other] = [
    new pg.Client(clientConfig(databaseUrl, 'falink-check')),
    new pg.Client(clientConfig(databaseUrl, 'falink-check')),
  ];
  for (const client of [one, other]) client.on('error', () => {});
  try {
    await one.connect();
    await other.connect();
    const before = await serverProcess(one);
    await other.query('BEGIN');
    await serverProcess(other);
    if ((await serverProcess(one)) !== before) throw new Error(REMEDY);
  } catch (error) {
    if (error instanceof Error && /pooling mode/.test(error.message)) throw new Error(REMEDY, { cause: error });
    throw error;
  } finally {
    await Promise.all([one.end(), other.end()].map((ended) => ended.catch(() => undefined)));
  }
}

async function serverProcess(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid;
}
