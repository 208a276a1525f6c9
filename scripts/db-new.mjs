#!/usr/bin/env node
// `npm run db:new -- add-callback-reason`: the next numbered migration, ready to be written.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nextMigration } from './lib/migrations.mjs';
import { inRoot } from './lib/paths.mjs';

const folder = inRoot('api', 'migrations');
mkdirSync(folder, { recursive: true });
const result = nextMigration(readdirSync(folder), process.argv.slice(2).join('-'));
if ('error' in result) {
  process.stderr.write(`✘ ${result.error}\n`);
  process.exit(2);
}
writeFileSync(join(folder, result.file), '-- Why: \n', { flag: 'wx' });
process.stdout.write(
  `✔ api/migrations/${result.file}\n  It runs once, in a transaction, at the next start. Never edit a migration that has been merged.
  If an older api could not work after it, begin it with: -- breaking: <why>\n`,
);
