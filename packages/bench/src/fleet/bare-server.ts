import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { PROJECT_ROOT } from '@falink/dev-env';
import type { Server } from './server.js';

const MAIN = path.join(PROJECT_ROOT, 'packages/bench/dist/bare-fleet-main.js');

/** The baseline's server: bare socket.io in a process of its own. */
export class BareServer implements Server {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(): Promise<BareServer> {
    const child = fork(MAIN, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    return new BareServer(child, `http://127.0.0.1:${port}`);
  }

  pid(): number {
    if (this.child.pid === undefined) throw new Error('the bare server did not start');
    return this.child.pid;
  }

  async longestStallMs(): Promise<number> {
    const answered = once(this.child, 'message') as Promise<[{ stallMs: number }]>;
    this.child.send({ ask: 'stall' });
    return (await answered)[0].stallMs;
  }

  /** Sends something to everybody who is connected. */
  broadcast(payload: unknown): void {
    this.child.send({ emit: payload });
  }

  /** Sends a command to everybody who is connected. */
  order(payload: unknown): void {
    this.child.send({ order: payload });
  }

  async stop(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.disconnect();
    await exited;
  }
}
