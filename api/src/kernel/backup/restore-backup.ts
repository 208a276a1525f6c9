import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import type { CopyStreamQuery } from 'pg-copy-streams';
import type { z } from 'zod';
import { migrate, readMigrations } from '../db/migrate.js';
import { titleOf } from '../db/migration-plan.js';
import { QUEUE_SCHEMA } from '../db/queue-schema.js';
import { type ArchiveEntry, ArchiveError, readArchive } from './archive.js';
import {
  BACKUP_FORMAT,
  DATA_FOLDER,
  MANIFEST_ENTRY,
  type Manifest,
  ManifestSchema,
  TABLES_FOLDER,
  TOTALS_ENTRY,
  type Totals,
  TotalsSchema,
} from './manifest.js';
import { closeTables, isEmptyDatabase, openTables, writeRows } from './queries.js';

/** What a restored folder gets, and what may be there before: the password of an embedded server, the key to a backup. */
const MAY_BE_THERE: Readonly<Record<string, readonly string[]>> = {
  blobs: ['tmp'],
  secrets: ['database.key', 'backup.key'],
  audit: [],
};

export interface RestoreOptions {
  readonly file: string;
  /** Private keys, `AGE-SECRET-KEY-1…`. */
  readonly identities: readonly string[];
  /** Of an empty database. */
  readonly databaseUrl: string;
  /** Without papers, keys and anchor. */
  readonly dataDir: string;
}

export interface Restored {
  readonly manifest: Manifest;
  readonly totals: Totals;
}

/** Reads a backup to its end. @throws Error in words for operators when it is not whole, or of a newer version */
export async function checkBackup(file: string, identities: readonly string[]): Promise<Restored> {
  const entries = readArchive(file, identities);
  const manifest = await firstEntry(entries);
  for await (const entry of entries) {
    if (entry.name === TOTALS_ENTRY) return { manifest, totals: await readJson(entry, TotalsSchema) };
    for await (const _ of entry.content);
  }
  throw new ArchiveError(`${file} is cut off.`);
}

/**
 * Brings a backup into an empty database and an empty data folder: the schema that it was made of, its rows with every
 * foreign key checked, papers and keys, and then what this version has added since. Rows and files appear together, and
 * only when the backup was read to its end.
 *
 * @throws Error in words for operators
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { file, databaseUrl, dataDir } = options;
  await requireEmptyFolder(dataDir);
  // Read to its end first: what is not whole changes nothing.
  const { manifest } = await checkBackup(file, options.identities);
  await requireKnown(manifest);
  const entries = readArchive(file, options.identities);
  await firstEntry(entries);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'falink-restore' });
  client.on('error', () => undefined);
  await client.connect();
  const draft = join(dataDir, `restore-${process.pid}`);
  try {
    if (!(await isEmptyDatabase(client)))
      throw new Error('The database is not empty. Restore into a new one, or empty this one first: npm run db:reset');
    await migrate(databaseUrl, { only: new Set(manifest.migrations.map(({ number }) => number)) });
    const foreignKeys = await openTables(client, manifest.tables);
    const totals = await readRest(entries, { client, manifest, draft, file });
    await closeTables(client, manifest, foreignKeys);
    await putInPlace(draft, dataDir);
    await migrate(databaseUrl);
    return { manifest, totals };
  } finally {
    await rm(draft, { recursive: true, force: true });
    await client.end();
  }
}

async function firstEntry(entries: AsyncIterator<ArchiveEntry>): Promise<Manifest> {
  const { value, done } = await entries.next();
  if (done || value.name !== MANIFEST_ENTRY) throw new ArchiveError('This file is no backup of FaLink.');
  const manifest = await readJson(value, ManifestSchema);
  if (manifest.format > BACKUP_FORMAT)
    throw new Error(
      `The backup was made by version ${manifest.version}, in a newer form. Restore it with that version.`,
    );
  return manifest;
}

/** @throws Error when this version cannot make the schema of the backup */
async function requireKnown(manifest: Manifest): Promise<void> {
  const own = new Map((await readMigrations()).map((migration) => [migration.number, migration.sha256]));
  const strange = manifest.migrations.filter(({ number, sha256 }) => own.get(number) !== sha256);
  if (strange.length > 0 || manifest.queueSchema > QUEUE_SCHEMA)
    throw new Error(
      `The backup was made by version ${manifest.version}, with ${strange.map(titleOf).join(', ') || `job queue ${manifest.queueSchema}`}, which this version does not know. Restore it with that version or a newer one.`,
    );
}

/** @throws Error when the folder has papers, keys or an anchor of another installation */
async function requireEmptyFolder(dataDir: string): Promise<void> {
  for (const [name, allowed] of Object.entries(MAY_BE_THERE)) {
    const folder = join(dataDir, name);
    const found = await readdir(folder).catch(() => []);
    const strange = found.filter((entry) => !allowed.includes(entry));
    if (strange.length > 0)
      throw new Error(
        `${folder} is not empty (${strange[0]}). Restore into a new data folder (FALINK_DATA_DIR), or move this one away.`,
      );
  }
}

interface Target {
  readonly client: pg.Client;
  readonly manifest: Manifest;
  readonly draft: string;
  readonly file: string;
}

/** Rows into their tables, files into the draft. @throws ArchiveError when something is missing at the end */
async function readRest(
  entries: AsyncIterable<ArchiveEntry>,
  { client, manifest, draft, file }: Target,
): Promise<Totals> {
  const came: Totals = { rows: Object.fromEntries(manifest.tables.map(({ name }) => [name, 0])), files: 0 };
  const tables = new TableWriter(client, manifest, came);
  for await (const entry of entries) {
    const { name } = entry;
    if (name === TOTALS_ENTRY) {
      await tables.end();
      const totals = await readJson(entry, TotalsSchema);
      if (JSON.stringify(sorted(totals)) === JSON.stringify(sorted(came))) return totals;
      throw new ArchiveError(`${file} does not hold all that it says.`);
    }
    if (name.startsWith(TABLES_FOLDER)) {
      await tables.add(name.slice(TABLES_FOLDER.length, name.lastIndexOf('/')), entry.content);
    } else if (name.startsWith(DATA_FOLDER)) {
      await writeOne(join(draft, pathWithin(name.slice(DATA_FOLDER.length), file)), entry.content);
      came.files += 1;
    } else throw new ArchiveError(`${file} holds ${name}, which no backup has.`);
  }
  throw new ArchiveError(`${file} is cut off.`);
}

const sorted = ({ rows, files }: Totals) => [Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1)), files];

/** One COPY after the other; the parts of a table follow each other. */
class TableWriter {
  #name = '';
  #copy: CopyStreamQuery | null = null;

  constructor(
    private readonly client: pg.Client,
    private readonly manifest: Manifest,
    private readonly came: Totals,
  ) {}

  async add(name: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    if (name !== this.#name) {
      await this.end();
      const table = this.manifest.tables.find((one) => one.name === name);
      if (!table) throw new ArchiveError(`There are rows of ${name}, which the backup does not describe.`);
      this.#name = name;
      this.#copy = writeRows(this.client, table);
      // A refused row is reported by what waits for it: the next write, or the end.
      this.#copy.on('error', () => undefined);
    }
    const copy = this.#copy;
    if (!copy) return;
    for await (const chunk of content)
      await new Promise<void>((resolve, reject) => copy.write(chunk, (error) => (error ? reject(error) : resolve())));
  }

  async end(): Promise<void> {
    if (!this.#copy) return;
    const ended = finished(this.#copy);
    this.#copy.end();
    await ended;
    this.came.rows[this.#name] = this.#copy.rowCount;
    this.#copy = null;
  }
}

/** @throws ArchiveError for a path that would leave the folder */
function pathWithin(name: string, file: string): string {
  const path = normalize(name);
  if (path.startsWith('..') || path.startsWith('/') || !((path.split('/')[0] ?? '') in MAY_BE_THERE))
    throw new ArchiveError(`${file} holds the path ${name}.`);
  return path;
}

async function writeOne(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, content, { mode: 0o600, flush: true });
}

/** Moves what the folders of the draft hold into those of the data folder. */
async function putInPlace(draft: string, dataDir: string): Promise<void> {
  for (const folder of await readdir(draft).catch(() => [])) {
    await mkdir(join(dataDir, folder), { recursive: true, mode: 0o700 });
    for (const name of await readdir(join(draft, folder)))
      await rename(join(draft, folder, name), join(dataDir, folder, name));
  }
}

async function readJson<T>({ content, name }: ArchiveEntry, schema: z.ZodType<T>): Promise<T> {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  try {
    return schema.parse(JSON.parse(Buffer.concat(parts).toString()));
  } catch (cause) {
    throw new ArchiveError(`The backup's ${name} cannot be read.`, { cause });
  }
}
