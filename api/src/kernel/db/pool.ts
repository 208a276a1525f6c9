import { createHash } from 'node:crypto';
import type { Logger } from '@falink/service-kit';
import pg from 'pg';

/** What a query function needs: the pool, or one transaction. */
export interface Queryable {
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<pg.QueryResult<Row>>;
}

/** Also the longest wait for a free connection of the pool: a request that waits longer is better refused. */
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 10_000;
/** A server that vanished without a word does not even cancel: the connection is given up here. */
const ANSWER_TIMEOUT_MS = 12_000;
const KEEP_ALIVE_AFTER_MS = 5_000;
const INT8_OID = 20;
const NUMERIC_OID = 1700;

/** bigint and numeric as numbers: ids of events, counts and averages stay far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8_OID || oid === NUMERIC_OID
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

export function clientConfig(databaseUrl: string, name: string): pg.ClientConfig {
  return {
    connectionString: databaseUrl,
    application_name: name,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    types,
  };
}

/**
 * What every connection is set to: how long a statement may take, how long a transaction may wait for its next one, and
 * when the server asks whether the client is still there. One that vanished without a word would otherwise hold its locks
 * for the two hours of the system's keep-alive. Not among the start-up parameters: connection poolers refuse those that
 * they do not know.
 */
export async function prepareConnection(
  client: pg.ClientBase,
  statementTimeoutMs = STATEMENT_TIMEOUT_MS,
): Promise<void> {
  const settings = {
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    tcp_keepalives_idle: 10,
    tcp_keepalives_interval: 5,
    tcp_keepalives_count: 3,
  };
  await client.query(
    Object.entries(settings)
      .map(([name, value]) => `SET ${name} = ${value}`)
      .join('; '),
  );
}

/**
 * Prepares every statement with parameters once a connection and uses it again by name: planning was a good part of
 * each of these small statements. Their texts are fixed and few.
 */
class PreparingClient extends pg.Client {
  private readonly names = new Map<string, string>();

  // pg overloads this by the form of its arguments; only (text, values, …) is changed on its way.
  override query = ((text: unknown, ...rest: unknown[]): unknown => {
    const query = super.query.bind(this) as (...args: unknown[]) => unknown;
    if (typeof text !== 'string' || !Array.isArray(rest[0])) return query(text, ...rest);
    let name = this.names.get(text);
    if (name === undefined) {
      name = createHash('sha1').update(text).digest('hex');
      this.names.set(text, name);
    }
    return query({ name, text }, ...rest);
  }) as pg.Client['query'];
}

/** A pool that survives a database restart: a broken idle connection is logged and replaced at the next use. */
export function createPool(options: {
  readonly databaseUrl: string;
  readonly connections: number;
  readonly name: string;
  readonly log: Logger;
  /** For tools whose statements may take long. */
  readonly statementTimeoutMs?: number;
}): pg.Pool {
  const { statementTimeoutMs } = options;
  const pool = new pg.Pool({
    ...clientConfig(options.databaseUrl, options.name),
    ...(statementTimeoutMs !== undefined && {
      query_timeout: statementTimeoutMs + ANSWER_TIMEOUT_MS - STATEMENT_TIMEOUT_MS,
    }),
    Client: PreparingClient,
    onConnect: (client) => prepareConnection(client, statementTimeoutMs),
    max: options.connections,
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', (err) => options.log.warn({ err }, 'an idle database connection broke'));
  return pool;
}
