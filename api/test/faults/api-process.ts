import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { until } from '@falink/fixtures/until';
import { ROOM_SECRET, SERVICE_SECRET } from '../support/api.js';

/** The demo's entry, built by `npm run build`: it opens the door through which boxes pair. */
const DEMO = fileURLToPath(new URL('../../../packages/dev-env/dist/api-main.js', import.meta.url));
const BIN = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));
const START_LIMIT_MS = 60_000;

export interface ApiPlace {
  readonly port: number;
  readonly databaseUrl: string;
  readonly dataDir: string;
}

/** The real control plane, as a process of its own that can be killed and started again on the same data. */
export class ApiProcess {
  #child: ChildProcess | null = null;
  #log = '';

  constructor(private readonly place: ApiPlace) {}

  get url(): string {
    return `http://127.0.0.1:${this.place.port}`;
  }

  /** What it wrote last. */
  get log(): string {
    return this.#log;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [DEMO], { env: this.#env(), stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text) => {
        this.#log = (this.#log + text).slice(-20_000);
      });
    process.once('exit', () => child.kill('SIGKILL'));
    const answers = () => fetch(`${this.url}/api/v1/health`).then(({ status }) => status > 0);
    await until('the api answers', () => answers().catch(() => false), Boolean, START_LIMIT_MS);
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  /** Runs its command line beside it. @returns exit status and what it said */
  async command(...args: string[]): Promise<{ code: number | null; said: string }> {
    const child = spawn(process.execPath, [BIN, ...args], { env: this.#env(), stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, said };
  }

  #env(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      PORT: String(this.place.port),
      DATABASE_URL: this.place.databaseUrl,
      FALINK_DATA_DIR: this.place.dataDir,
      FALINK_NODE_ID: 'node-1',
      FALINK_JWT_SECRET: 'jwt-secret-of-the-tests-0123456789abcd',
      FALINK_DATA_KEY: 'data-key-of-the-tests-0123456789abcdef',
      FALINK_ROOM_SECRET: ROOM_SECRET,
      FALINK_SERVICE_SECRET: SERVICE_SECRET,
      FALINK_RATE_LIMIT_SCALE: '1000',
      FALINK_LOG_LEVEL: 'warn',
    };
  }
}
