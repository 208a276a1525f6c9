import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { VERSION } from '../version.js';
import { type AddEntry, writeArchive } from './archive.js';
import { HeldFiles } from './held-files.js';
import {
  BACKUP_FORMAT,
  type BackupTable,
  DATA_FOLDER,
  MANIFEST_ENTRY,
  type Manifest,
  TABLES_FOLDER,
  TOTALS_ENTRY,
  type Totals,
} from './manifest.js';
import {
  beginSnapshot,
  listSequences,
  listTables,
  readAppliedMigrations,
  readQueueSchema,
  readRows,
} from './queries.js';

/** A table's rows are written in parts of about this size. */
const PART_BYTES = 4 * 1024 * 1024;

export interface BackupOptions {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Where the file is to be; one that is there is replaced when the new one is whole. */
  readonly file: string;
  /** Public keys, `age1…`. */
  readonly recipients: readonly string[];
  /** Small files besides the papers, by their path in the data folder: keys, the anchor of the audit log. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Writes database, papers and keys as they are at one moment, while the service goes on working: rows come from one
 * snapshot, and every file that belongs to a row of it is held until it is copied.
 *
 * @returns what it wrote
 */
export async function writeBackup({ databaseUrl, dataDir, file, recipients, files }: BackupOptions): Promise<Totals> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'falink-backup' });
  // A broken connection fails the statement under way; unheard, its event would end the process as well.
  client.on('error', () => undefined);
  await client.connect();
  let held: HeldFiles | undefined;
  try {
    // A paper's file is there before its row: what has a row in the snapshot is held by one of the two calls.
    held = await HeldFiles.hold(join(dataDir, 'blobs'), join(dataDir, `backup-${process.pid}`));
    const manifest = await describe(client);
    await held.more();
    const totals: Totals = { rows: {}, files: 0 };
    const paths = held;
    await writeArchive(file, recipients, async (add) => {
      await add(MANIFEST_ENTRY, json(manifest));
      for (const table of manifest.tables) totals.rows[table.name] = await addTable(client, table, add);
      for (const [name, content] of files) await add(`${DATA_FOLDER}${name}`, content);
      for (const { name, path } of paths) await add(`${DATA_FOLDER}blobs/${name}`, await readFile(path));
      totals.files = files.size + [...paths].length;
      await add(TOTALS_ENTRY, json(totals));
    });
    return totals;
  } finally {
    await held?.release();
    await client.end();
  }
}

async function describe(client: pg.Client): Promise<Manifest> {
  const at = await beginSnapshot(client);
  return {
    format: BACKUP_FORMAT,
    version: VERSION,
    at,
    migrations: await readAppliedMigrations(client),
    queueSchema: await readQueueSchema(client),
    tables: await listTables(client),
    sequences: await listSequences(client),
  };
}

/** @returns how many rows it has */
async function addTable(client: pg.Client, table: BackupTable, add: AddEntry): Promise<number> {
  const rows = readRows(client, table);
  let parts: Buffer[] = [];
  let bytes = 0;
  let part = 0;
  const flush = async (): Promise<void> => {
    part += 1;
    await add(`${TABLES_FOLDER}${table.name}/${String(part).padStart(6, '0')}`, Buffer.concat(parts));
    parts = [];
    bytes = 0;
  };
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    parts.push(chunk);
    bytes += chunk.length;
    if (bytes >= PART_BYTES) await flush();
  }
  if (bytes > 0) await flush();
  return rows.rowCount;
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
