#!/usr/bin/env node
// `npm run restore -- FILE`: brings a backup into an empty database and an empty data folder.
//   --check            only reads it to its end and says what it is
//   --identity FILE    the key that opens it, if it is not .data/secrets/backup.key
import { requireSupportedNode } from './setup/node-version.mjs';

requireSupportedNode();
const { continueAsDatabaseCommand } = await import('./lib/database-command.mjs');

await continueAsDatabaseCommand('restore');
