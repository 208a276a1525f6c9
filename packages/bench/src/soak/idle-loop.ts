import { Worker } from 'node:worker_threads';

const RESOLUTION_MS = 10;
const PROGRAM = `
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { parentPort } = require('node:worker_threads');
const loop = monitorEventLoopDelay({ resolution: ${RESOLUTION_MS} });
loop.enable();
parentPort.once('message', () => parentPort.postMessage(loop.percentile(99)));
`;

/** An event loop that has nothing to do: what it waits is what this machine takes from everybody. */
export class IdleLoop {
  readonly #worker = new Worker(PROGRAM, { eval: true });

  /** 99th percentile of its delay, ms; ends it. */
  async end(): Promise<number> {
    const answer = new Promise<number>((resolve) => this.#worker.once('message', resolve));
    this.#worker.postMessage('end');
    const p99Ms = (await answer) / 1e6 - RESOLUTION_MS;
    await this.#worker.terminate();
    return Math.max(0, p99Ms);
  }
}
