import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { PROJECT_ROOT } from './paths.js';

/**
 * Makes the renditions that are not there yet while everything already runs: niced, in its own process group,
 * one progress line at a time. What is finished shows up in the library by itself.
 */
export class BackgroundMedia {
  #process: ChildProcess | undefined;

  start(mediaDir: string, onLine: (line: string) => void): void {
    const child = spawn(
      'nice',
      [
        '-n',
        '19',
        process.execPath,
        path.join(PROJECT_ROOT, 'packages/stories/dist/bin.js'),
        '--out',
        mediaDir,
        '--phase',
        'rest',
      ],
      { detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#process = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        for (const line of text.split('\n')) if (line.trim() !== '') onLine(line);
      });
    }
    child.once('error', (error) => onLine(`the videos cannot be made: ${error.message}`));
  }

  async stop(): Promise<void> {
    const child = this.#process;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    // The group: ffmpeg runs below it.
    process.kill(-child.pid, 'SIGTERM');
    await exited;
  }
}
