#!/usr/bin/env node
// Sets up this machine and folder: `node scripts/setup.mjs [--for start|test]`. `npm start` and `npm test` do the same
// on their own. It runs before anything is installed, so it uses nothing but Node.
import { requireSupportedNode } from './setup/node-version.mjs';

requireSupportedNode();

const { argv } = process;
const purpose = argv.includes('--for') ? argv[argv.indexOf('--for') + 1] : 'test';
if (purpose !== 'start' && purpose !== 'test') {
  process.stderr.write(`✘ Unknown purpose "${purpose}". Use --for start or --for test.\n`);
  process.exit(2);
}
const { setUp } = await import('./setup/run.mjs');
process.exitCode = (await setUp(purpose)) ? 0 : 1;
