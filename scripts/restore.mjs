#!/usr/bin/env node
// `npm run restore -- FILE`: brings a backup into an empty database and an empty data folder.
//   --check            only reads it to its end and says what it is
//   --identity FILE    the key that opens it, if it is not .data/secrets/backup.key
import { requireSupportedNode } from './setup/node-version.mjs';

requireSupportedNode();
const { setUp } = await import('./setup/run.mjs');
const { inRoot } = await import('./lib/paths.mjs');
const { continueAs } = await import('./lib/project-node.mjs');

if (!(await setUp('start'))) process.exit(1);
process.argv.splice(2, 0, 'restore');
await continueAs(inRoot('packages', 'dev-env', 'dist', 'database-main.js'));
