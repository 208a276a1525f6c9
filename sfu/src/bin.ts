#!/usr/bin/env node
import { gracefulShutdown } from '@falink/service-kit';
import { configFromEnv, create } from './index.js';

try {
  const sfu = create(configFromEnv());
  await sfu.start();
  gracefulShutdown({ log: sfu.context.log, steps: [{ name: 'sfu', run: () => sfu.stop() }] });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
