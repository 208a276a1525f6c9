import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { createLogger } from '@falink/service-kit';
import pg from 'pg';
import { createAdministrator } from './areas/staff/index.js';
import { runAuditVerify } from './cli/audit.js';
import { runBackup, runRestore } from './cli/backup.js';
import { printNewSecret, runKeysRotate, runKeysStatus } from './cli/keys.js';
import { readPersonRequest, runPerson } from './cli/person.js';
import { runRetentionRun, runRetentionStatus, runRetentionVerify } from './cli/retention.js';
import { readTargetRequest, runTarget } from './cli/target.js';
import { say, withTools } from './cli/tools.js';
import { makeBackup } from './kernel/backup/make-backup.js';
import { readConfig } from './kernel/config.js';
import { migrate } from './kernel/db/migrate.js';
import { createPool } from './kernel/db/pool.js';
import { printSchema } from './kernel/db/schema.js';
import { ChangeFeed } from './kernel/delivery/change-feed.js';

const USAGE = `Usage: falink-api [command]

  (none)                          run the service
  migrate                         bring the database up to date
  schema                          print the schema of the database
  audit verify                    check the hash chain of the audit log and its signatures
  backup [--out FILE]             write database, papers and keys as they are now, encrypted
  restore FILE [--identity FILE] [--check]
                                  bring a backup into an empty database and data folder; --check only reads it
  keys new                        print a new secret
  keys status                     say which data keys the stored values are sealed with
  keys rotate                     seal with FALINK_DATA_KEY what an older data key has sealed
  retention                       say how long personal data is kept, what is due, what was erased and what stays
  retention run [--dry-run]       erase what is over its time now, or only say what it would be
  retention verify                check that nothing is over its time and the proofs are those of the audit log
  person export --out FOLDER WHOSE    write down everything that belongs to a person
  person erase [--yes] WHOSE          erase what belongs to a person, except what the law orders kept
  person restrict WHOSE, lift WHOSE   have the file of an accepted application only kept; take that back
        WHOSE: --application NUMBER --code CODE, or --phone NUMBER, or --identity NUMBER
  target show                     say which settings all televisions are given, above the districts
  target set SETTING=VALUE … [--yes]  give them, VALUE as JSON; null takes one back. Without --yes: say whom it reaches
  admin create --username NAME    create an administrator; the password is read from standard input
        [--name DISPLAY_NAME] [--district NAME]   of this district, which is made if there is none of the name

The database is DATABASE_URL.
`;

/** SQLSTATE of PostgreSQL. */
const UNDEFINED_TABLE = '42P01';

/** Administration from the command line. @returns the exit status */
export async function runCli(args: readonly string[]): Promise<number> {
  const command = args.slice(0, 2).join(' ');
  try {
    if (args[0] === 'migrate') return await runMigrate();
    if (args[0] === 'schema') return await runSchema();
    if (command === 'audit verify') return await withTools(runAuditVerify);
    if (args[0] === 'backup') return await runBackup(args.slice(1));
    if (args[0] === 'restore') return await runRestore(args.slice(1));
    if (command === 'keys new') return printNewSecret();
    if (command === 'keys status') return await withTools(runKeysStatus);
    if (command === 'keys rotate') return await withTools(runKeysRotate);
    if (args[0] === 'retention') return await runRetention(args.slice(1));
    if (args[0] === 'person') return await runPersonRequest(args.slice(1));
    if (args[0] === 'target') return await runTargetRequest(args.slice(1));
    if (command === 'admin create') return await runAdminCreate(args.slice(2));
  } catch (error) {
    process.stderr.write(`${sentenceFor(error)}\n`);
    return 1;
  }
  process.stderr.write(USAGE);
  return args[0] === 'help' || args[0] === '--help' ? 0 : 2;
}

function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === UNDEFINED_TABLE)
    return 'This database holds no FaLink yet: the first start or `migrate` makes its tables.';
  return error.message;
}

/** What it does not understand erases nothing. */
async function runRetention([what, ...options]: readonly string[]): Promise<number> {
  const [option] = options;
  if (what === 'run' && (options.length === 0 || (options.length === 1 && option === '--dry-run')))
    return withTools((tools) => runRetentionRun(tools, { dryRun: option !== undefined }));
  if (what === 'verify' && options.length === 0) return withTools(runRetentionVerify);
  if (what === undefined) return withTools(runRetentionStatus);
  process.stderr.write(USAGE);
  return 2;
}

async function runPersonRequest(args: readonly string[]): Promise<number> {
  const request = readPersonRequest(args);
  if (typeof request !== 'string') return withTools((tools) => runPerson(tools, request));
  process.stderr.write(`${request}\n`);
  return 2;
}

async function runTargetRequest(args: readonly string[]): Promise<number> {
  const request = readTargetRequest(args);
  if (typeof request !== 'string') return withTools((tools) => runTarget(tools, request));
  process.stderr.write(`${request}\n`);
  return 2;
}

async function runMigrate(): Promise<number> {
  const config = readConfig();
  const beforeBreaking = async (): Promise<void> => say(`backup: ${(await makeBackup(config)).file}`);
  const { applied, unknown } = await migrate(config.databaseUrl, { beforeBreaking });
  if (unknown.length > 0) process.stderr.write(`The database is ahead of this version: ${unknown.join(', ')}\n`);
  process.stdout.write(applied.length > 0 ? `applied ${applied.join(', ')}\n` : 'up to date\n');
  return 0;
}

async function runSchema(): Promise<number> {
  const client = new pg.Client({ connectionString: readConfig().databaseUrl });
  await client.connect();
  try {
    process.stdout.write(await printSchema(client));
  } finally {
    await client.end();
  }
  return 0;
}

async function runAdminCreate(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { username: { type: 'string' }, name: { type: 'string' }, district: { type: 'string' } },
  });
  if (!values.username) {
    process.stderr.write('--username is missing\n');
    return 2;
  }
  await migrate(readConfig().databaseUrl);
  const password = await readPassword();
  const pool = openPool();
  try {
    await createAdministrator(
      { pool, changes: new ChangeFeed() },
      {
        username: values.username,
        displayName: values.name ?? values.username,
        districtName: values.district ?? null,
        password,
      },
    );
  } finally {
    await pool.end();
  }
  process.stdout.write(`administrator ${values.username} created\n`);
  return 0;
}

function openPool(): pg.Pool {
  const log = createLogger({ service: 'api-cli', level: 'warn' });
  return createPool({ databaseUrl: readConfig().databaseUrl, connections: 2, name: 'falink-api-cli', log });
}

/** One line from standard input; what is typed at a terminal is not shown. */
function readPassword(): Promise<string> {
  const isTerminal = process.stdin.isTTY;
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (isTerminal) process.stdout.write('Password (at least 10 characters, not shown): ');
  const lines = createInterface({ input: process.stdin, output: silence, terminal: isTerminal });
  return new Promise((resolve, reject) => {
    lines.once('line', (line) => {
      if (isTerminal) process.stdout.write('\n');
      resolve(line);
      lines.close();
    });
    lines.once('close', () => reject(new Error('no password was given on standard input')));
  });
}
