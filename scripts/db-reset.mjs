#!/usr/bin/env node
// `npm run db:reset`: throws the database away; the next start makes a new one. Videos and keys stay.
//   npm run db:reset -- --yes    without asking (needed when there is no terminal, and for DATABASE_URL)
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { databaseFolders, runningServer } from './lib/database.mjs';
import { dataDir } from './lib/paths.mjs';

const argv = process.argv.slice(2);
const url = process.env.DATABASE_URL;
const folders = databaseFolders().filter((folder) => existsSync(folder));
const target = url ? `every table in ${new URL(url).host}${new URL(url).pathname}` : folders.join(', ');

if (!url && folders.length === 0) {
  process.stdout.write('✔ There is no database yet.\n');
  process.exit(0);
}
for (const folder of url ? [] : folders) {
  const pid = runningServer(folder);
  if (pid !== undefined) fail(`PostgreSQL is running on ${folder} (process ${pid}).`, 'Stop npm start first.');
}
if (!argv.includes('--yes')) {
  if (!process.stdin.isTTY) fail(`This deletes ${target}.`, 'Say so: npm run db:reset -- --yes');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Delete ${target}? [y/N] `);
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) fail('Nothing was deleted.', 'Answer y to delete.');
}
if (url) await emptyServer(url);
else for (const folder of folders) rmSync(folder, { recursive: true, force: true });
// What was signed is gone with it; the next database begins its own log.
rmSync(join(dataDir(process.env), 'audit'), { recursive: true, force: true });
process.stdout.write(`✔ Deleted ${target}.\n`);

/** Everything but the server's own schemas, and an empty public one in their place. */
async function emptyServer(/** @type {string} */ connectionString) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query(
      "SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
    );
    await client.query('BEGIN');
    for (const { name } of rows) await client.query(`DROP SCHEMA ${name} CASCADE`);
    await client.query('CREATE SCHEMA public');
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** @returns {never} */
function fail(/** @type {string} */ problem, /** @type {string} */ remedy) {
  process.stderr.write(`✘ ${problem}\n${remedy}\n`);
  process.exit(1);
}
