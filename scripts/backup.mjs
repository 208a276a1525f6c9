#!/usr/bin/env node
// `npm run backup`: database, papers and keys as they are now, encrypted, in one file. The service may run.
//   npm run backup -- --out FILE    under a name of your own (otherwise in .data/backups)
import { requireSupportedNode } from './setup/node-version.mjs';

requireSupportedNode();
const { setUp } = await import('./setup/run.mjs');
const { inRoot } = await import('./lib/paths.mjs');
const { continueAs } = await import('./lib/project-node.mjs');

if (!(await setUp('start'))) process.exit(1);
process.argv.splice(2, 0, 'backup');
await continueAs(inRoot('packages', 'dev-env', 'dist', 'database-main.js'));
