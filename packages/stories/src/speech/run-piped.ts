import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';

export interface PipedOptions {
  readonly input: string | Uint8Array;
  readonly signal?: AbortSignal | undefined;
  readonly env?: Readonly<Record<string, string>>;
  /** More output is a failure. */
  readonly maxBytes?: number;
}

/** What a voice needs of the environment; the service's secrets are not among it. */
const PASSED_ON = ['PATH', 'HOME', 'LANG', 'TMPDIR'] as const;

/** Calls come first where the processor is short. */
const NICE = 10;

/** Ten minutes of the voices' 16-bit sound. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Runs a program, writes to its input and returns its output: nothing of what is said is in a file or in the list of
 * processes. Rejects when it cannot be run, fails, writes too much, or is aborted; it never outlives the call.
 */
export async function runPiped(command: string, args: readonly string[], options: PipedOptions): Promise<Buffer> {
  const { input, signal, env, maxBytes = MAX_BYTES } = options;
  signal?.throwIfAborted();
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]])), ...env },
  });
  lowerPriority(child.pid);
  const kill = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', kill, { once: true });
  const parts: Buffer[] = [];
  let size = 0;
  child.stdout.on('data', (part: Buffer) => {
    size += part.length;
    if (size > maxBytes) kill();
    else parts.push(part);
  });
  // A program that fails before it has read everything: its status says so.
  child.stdin.on('error', () => undefined);
  try {
    const ended = once(child, 'close') as Promise<[number | null]>;
    child.stdin.end(input);
    const [code] = await ended;
    signal?.throwIfAborted();
    if (size > maxBytes) throw new Error(`${command} wrote more than ${maxBytes} bytes`);
    if (code !== 0) throw new Error(`${command} ended with ${code}`);
    return Buffer.concat(parts);
  } finally {
    signal?.removeEventListener('abort', kill);
    if (child.exitCode === null && child.signalCode === null) kill();
  }
}

/** A program that has ended already has no priority. */
function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, NICE);
  } catch {
    // ESRCH
  }
}
