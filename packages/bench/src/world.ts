import type { DevEnvOptions } from '@falink/dev-env';
import { startWorld, type World } from '@falink/e2e';

/**
 * Chromium treats an intercepted page as one from the public internet and keeps it from addresses on this machine;
 * the bench's own pages are such pages.
 */
const BROWSER_FLAGS = ['--disable-features=LocalNetworkAccessChecks'];

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** The product as `npm start` runs it, with a database that is as durable as in operation; a signal ends all of it. */
export async function startBenchWorld({ dev }: { readonly dev?: Partial<DevEnvOptions> } = {}): Promise<World> {
  const env = { FALINK_RATE_LIMIT_SCALE: '100', FALINK_LOG_LEVEL: 'warn', LOG_LEVEL: 'warn', ...dev?.env };
  const world = await startWorld({
    dev: { unsafeFast: false, ...dev, env },
    browser: { flags: BROWSER_FLAGS },
  });
  const interrupted = () => {
    void world.close().finally(() => process.exit(130));
  };
  for (const signal of SIGNALS) process.once(signal, interrupted);
  return {
    ...world,
    close: async () => {
      for (const signal of SIGNALS) process.off(signal, interrupted);
      await world.close();
    },
  };
}
