#!/usr/bin/env node
// `npm run backup`: database, papers and keys as they are now, encrypted, in one file. The service may run.
//   npm run backup -- --out FILE    under a name of your own (otherwise in .data/backups)
import { requireSupportedNode } from './setup/node-version.mjs';

requireSupportedNode();
const { continueAsDatabaseCommand } = await import('./lib/database-command.mjs');

await continueAsDatabaseCommand('backup');
