import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DevEnv, dataDirOf, freePort, startDevEnv, untilReady } from '@falink/dev-env';
import type { Server } from './server.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** prom-client's own sampling, which its figures contain. */
const RESOLUTION_MS = 10;
const LONGEST_STALL = /^nodejs_eventloop_lag_max_seconds(?:\{[^}]*\})? (\S+)$/m;

/** The product as `npm start` runs it, with a database that is as durable as in operation. */
export class ApiServer implements Server {
  private constructor(
    readonly dev: DevEnv,
    private readonly metricsUrl: string,
    private readonly folder: string,
  ) {}

  static async start(): Promise<ApiServer> {
    const folder = await mkdtemp(path.join(tmpdir(), 'falink-fleet-'));
    // PostgreSQL refuses to run as root: the account that it runs as instead must be able to pass through here.
    await chmod(folder, 0o711);
    const port = await freePort();
    const dev = await startDevEnv({
      dataDir: folder,
      demo: true,
      unsafeFast: false,
      mediaDir: path.join(dataDirOf(process.env), 'media'),
      onLine: (source, line) => {
        if (process.env.FALINK_BENCH_LOG) process.stderr.write(`[${source}] ${line}\n`);
      },
      // One address is thousands of boxes and every desk here.
      env: {
        FALINK_RATE_LIMIT_SCALE: '1000',
        FALINK_METRICS_PORT: String(port),
        FALINK_LOG_LEVEL: 'warn',
        FALINK_SFU_WORKERS: '1',
      },
    });
    const server = new ApiServer(dev, `http://127.0.0.1:${port}/metrics`, folder);
    for (const signal of SIGNALS) process.once(signal, server.#interrupted);
    return server;
  }

  /** A database of its own would outlive this process. */
  readonly #interrupted = (): void => void this.stop().finally(() => process.exit(130));

  pid(): number {
    if (this.dev.api.pid === undefined) throw new Error('the api does not run');
    return this.dev.api.pid;
  }

  async longestStallMs(): Promise<number> {
    // Reading it starts the next interval.
    const text = await (await fetch(this.metricsUrl)).text();
    const [, seconds] = LONGEST_STALL.exec(text) ?? [];
    if (seconds === undefined) throw new Error('the api reports no delay of its event loop');
    return Math.max(0, Number(seconds) * 1000 - RESOLUTION_MS);
  }

  /** Kills the api as a crash would; resolves when it serves again. */
  async restart(): Promise<void> {
    const before = this.pid();
    this.dev.api.kill();
    while (this.dev.api.pid === before) await new Promise((resolve) => setTimeout(resolve, 50));
    await untilReady(this.dev.baseUrl);
  }

  async stop(): Promise<void> {
    for (const signal of SIGNALS) process.off(signal, this.#interrupted);
    const database = this.dev.postgres?.dataDir ?? this.folder;
    await this.dev.stop();
    for (const folder of [database, this.folder]) await rm(folder, { recursive: true, force: true });
  }
}
