import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { PROJECT_ROOT } from './paths.js';

// The built file, so that tests that run from sources start the same one.
const WRAPPER = path.join(PROJECT_ROOT, 'packages/dev-env/dist/child-main.js');
const STOP_TIMEOUT_MS = 10_000;
const RESTART_MIN_MS = 250;
const RESTART_MAX_MS = 10_000;
/** A child that lived this long is healthy: its back-off starts over. */
const HEALTHY_AFTER_MS = 30_000;

export interface ChildOptions {
  readonly name: string;
  /** File URL or path of the module that the child imports. */
  readonly module: string;
  readonly args?: readonly string[];
  readonly env: Record<string, string>;
  readonly onLine: (name: string, line: string) => void;
}

/**
 * A service as a supervised child process: restarted with back-off when it dies, stopped on request, and never left
 * behind: it exits when this process is gone (see child-main).
 */
export class Child {
  #process: ChildProcess | undefined;
  #stopping = false;
  #delayMs = RESTART_MIN_MS;
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: ChildOptions) {}

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  start(): void {
    this.#stopping = false;
    this.#startedAt = Date.now();
    const child = spawn(
      process.execPath,
      ['--enable-source-maps', WRAPPER, this.options.module, ...(this.options.args ?? [])],
      {
        env: { ...process.env, ...this.options.env },
        // Its own process group: Ctrl-C in the terminal reaches us, and we stop it in order.
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    this.#process = child;
    for (const stream of [child.stdout, child.stderr])
      lines(stream, (line) => this.options.onLine(this.options.name, line));
    child.once('exit', (code, signal) => this.#onExit(child, code, signal));
  }

  /** SIGTERM, then SIGKILL after 10 s. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(timer);
  }

  /** Kills the process as a crash would; the supervision restarts it. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.#process?.kill(signal);
  }

  #onExit(child: ChildProcess, code: number | null, signal: NodeJS.Signals | null): void {
    if (this.#stopping || this.#process !== child) return;
    if (Date.now() - this.#startedAt > HEALTHY_AFTER_MS) this.#delayMs = RESTART_MIN_MS;
    this.options.onLine(this.options.name, `ended with ${signal ?? code}; starts again in ${this.#delayMs} ms`);
    this.#timer = setTimeout(() => this.start(), this.#delayMs);
    this.#delayMs = Math.min(this.#delayMs * 2, RESTART_MAX_MS);
  }
}

function lines(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) if (line !== '') onLine(line);
  });
}
