import { ConfigError, gracefulShutdown } from '@falink/service-kit';
import type { Config } from './kernel/config.js';
import { type CreateOptions, create } from './service.js';

/** Runs the service as this process: starts it and ends it in order on SIGINT, SIGTERM, or when the parent is gone. */
export async function serve(readConfig: () => Config, options: CreateOptions = {}): Promise<void> {
  try {
    const service = await create(readConfig(), options).start();
    gracefulShutdown({ log: service.ctx.log, steps: [{ name: 'api', run: () => service.stop() }] });
  } catch (error) {
    // A mistake in the configuration needs words, not a stack.
    process.stderr.write(`${error instanceof ConfigError || error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
    process.exit();
  }
}
