import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { JobFailure } from '../../../kernel/jobs/job-failure.js';

/** The program that makes the demo videos is not part of the service: only the demo's entry names it. */
export interface StoriesProgram {
  /** The program and its first arguments. It exits when its standard input ends. */
  readonly command: readonly [string, ...string[]];
  /** Receives the progress, one line at a time, for the output of the start. */
  readonly say: (line: string) => void;
}

const KILL_AFTER_MS = 2_000;
const SAID_LIMIT = 2_000;

/**
 * Runs it with these arguments, and gives every line of its output to `onLine`. An aborted signal ends it and all that
 * it started.
 *
 * @throws JobFailure with the last line that it said, or the signal's reason
 */
export async function runStories(
  { command: [program, ...first] }: StoriesProgram,
  args: readonly string[],
  { signal, onLine }: { readonly signal: AbortSignal; readonly onLine: (line: string) => void },
): Promise<void> {
  signal.throwIfAborted();
  // In a group of its own, so that what it starts ends with it. Its input ends with this process.
  const child = spawn(program, [...first, ...args], { detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-SAID_LIMIT);
  });
  createInterface({ input: child.stdout }).on('line', onLine);
  const end = (how: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, how);
    } catch {
      // It has ended.
    }
  };
  let hardly: NodeJS.Timeout | undefined;
  const abort = (): void => {
    end('SIGTERM');
    hardly = setTimeout(() => end('SIGKILL'), KILL_AFTER_MS);
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    signal.throwIfAborted();
    if (code !== 0) throw failure(said.trim().split('\n').at(-1) || `status ${code}`);
  } catch (cause) {
    if (cause instanceof JobFailure || signal.aborted) throw cause;
    throw failure(cause instanceof Error ? cause.message : String(cause), cause);
  } finally {
    signal.removeEventListener('abort', abort);
    clearTimeout(hardly);
  }
}

function failure(detail: string, cause?: unknown): JobFailure {
  return new JobFailure({ zh: `视频没有做成：${detail}`, en: `The video could not be made: ${detail}` }, { cause });
}
