import { spawn } from 'node:child_process';
import { once } from 'node:events';

export type FfmpegOptions = {
  args: readonly string[];
  /** Raw frames for its standard input. */
  frames?: Iterable<Uint8Array>;
  onFrame?: (count: number) => void;
  /** Runs at the lowest priority. */
  nice?: boolean;
  signal?: AbortSignal | undefined;
};

/** ffmpeg failed or is not installed. The message ends with the last lines of its output. */
class FfmpegError extends Error {
  override readonly name = 'FfmpegError';
}

const SAID_LIMIT = 2000;

/** Runs ffmpeg to its end. Rejects with FfmpegError, or with the signal's reason when aborted; the child never outlives the call. */
export async function ffmpeg({ args, frames, onFrame, nice = false, signal }: FfmpegOptions): Promise<void> {
  signal?.throwIfAborted();
  const command = ['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'error', '-y', ...args];
  if (nice) command.unshift('nice', '-n', '19');
  const child = spawn(command[0] ?? 'ffmpeg', command.slice(1), { stdio: ['pipe', 'ignore', 'pipe'] });
  const abort = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', abort, { once: true });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-SAID_LIMIT);
  });
  // The exit status reports a broken pipe.
  child.stdin.on('error', () => {});
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', (cause) =>
      reject(new FfmpegError('ffmpeg cannot be run: install it with apt-get install ffmpeg', { cause })),
    );
    child.once('close', resolve);
  });
  // The await below sees the rejection.
  ended.catch(() => {});
  try {
    let count = 0;
    for (const bytes of frames ?? []) {
      if (signal?.aborted || child.exitCode !== null || child.stdin.destroyed) break;
      // The next frame overwrites this one's memory, so wait until the pipe has taken it.
      await new Promise<void>((resolve) => child.stdin.write(bytes, () => resolve()));
      count += 1;
      onFrame?.(count);
    }
    child.stdin.end();
    const code = await ended;
    signal?.throwIfAborted();
    if (code !== 0) throw new FfmpegError(`ffmpeg ended with ${code}: ${said.trim()}`);
  } finally {
    signal?.removeEventListener('abort', abort);
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'close').catch(() => {});
    }
  }
}
