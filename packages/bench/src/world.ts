import { startWorld, type World } from '@falink/e2e';

/**
 * Chromium treats an intercepted page as one from the public internet and keeps it from addresses on this machine;
 * the bench's own pages are such pages.
 */
export const BROWSER_FLAGS = ['--disable-features=LocalNetworkAccessChecks'];

/** The product as `npm start` runs it, with a database that is as durable as in operation. */
export function startBenchWorld(): Promise<World> {
  return startWorld({
    dev: { unsafeFast: false, env: { FALINK_RATE_LIMIT_SCALE: '100', FALINK_LOG_LEVEL: 'warn', LOG_LEVEL: 'warn' } },
    browser: { flags: BROWSER_FLAGS },
  });
}
