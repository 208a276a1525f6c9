import type { Logger } from './logger.js';

/** Kubernetes gives 30 s, systemd 90 s: stay well below the smaller. */
const DEFAULT_TIMEOUT_MS = 10_000;

export interface ShutdownStep {
  readonly name: string;
  readonly run: () => void | Promise<void>;
}

export interface ShutdownOptions {
  /** Run one after the other, in this order: stop taking work first, close the database last. */
  readonly steps: readonly ShutdownStep[];
  readonly log: Logger;
  /** After this the process exits with status 1, whatever is still open. */
  readonly timeoutMs?: number;
  /** Replaced in tests. */
  readonly exit?: (code: number) => void;
}

/**
 * Ends the process in order on SIGINT, SIGTERM, or when a parent connected by IPC goes away. A step that fails is
 * logged and the next one still runs; a second signal exits at once.
 *
 * @returns the same teardown, to be started by hand; it runs once.
 */
export function gracefulShutdown({
  steps,
  log,
  timeoutMs = DEFAULT_TIMEOUT_MS,
  exit = (code) => process.exit(code),
}: ShutdownOptions): (reason: string) => Promise<void> {
  let running: Promise<void> | undefined;

  async function teardown(reason: string): Promise<void> {
    log.info({ reason }, 'stopping');
    let failed = false;
    const timer = setTimeout(() => {
      log.error({ timeoutMs }, 'stopping took too long');
      exit(1);
    }, timeoutMs);
    for (const { name, run } of steps) {
      try {
        await run();
      } catch (err) {
        failed = true;
        log.error({ err, step: name }, 'a step of stopping failed');
      }
    }
    clearTimeout(timer);
    log.info('stopped');
    exit(failed ? 1 : 0);
  }

  const stop = (reason: string): Promise<void> => {
    running ??= teardown(reason);
    return running;
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    if (running) exit(130);
    else void stop(signal);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.once('disconnect', () => void stop('parent gone'));
  return stop;
}
