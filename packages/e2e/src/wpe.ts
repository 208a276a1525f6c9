import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Debian's WPE WebKit without a screen: the browser engine of many set-top boxes. */
export class Wpe {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    /** What the page and the browser wrote, a line each. */
    readonly lines: readonly string[],
  ) {}

  static async open(url: string): Promise<Wpe> {
    const folder = await mkdtemp(path.join(tmpdir(), 'falink-wpe-'));
    const lines: string[] = [];
    const child = spawn('cog', ['--platform=headless', '--enable-write-console-messages-to-stdout=1', url], {
      // Its storage and sockets too: nothing is left behind, nothing is found.
      env: { ...process.env, XDG_RUNTIME_DIR: folder, HOME: folder, TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => lines.push(...text.split('\n').filter(Boolean)));
    await once(child, 'spawn');
    return new Wpe(child, folder, lines);
  }

  async close(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const over = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await over;
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
