import { execFile } from 'node:child_process';
import { mkdtemp, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const SIZE = '4m';
/** The server runs as another user, who does not reach the private temporary folder of a test. */
const TRAVERSABLE = '/tmp';
/** Smaller than a page of the database, so that no page is left free. */
const PIECE = 4_096;
const PIECES = 2_048;

/** A disk of a few megabytes with a part of a database on it; needs root, as the set-up does. */
export class SmallDisk {
  readonly #filler: string;

  private constructor(
    private readonly folder: string,
    private readonly space: string,
  ) {
    this.#filler = path.join(folder, 'filler');
  }

  /** Mounts it and gives it to the server that `db` is connected to. */
  static async mount(db: pg.Pool): Promise<SmallDisk> {
    const folder = await mkdtemp(path.join(TRAVERSABLE, 'falink-disk-'));
    const { rows } = await db.query<{ data_directory: string }>('SHOW data_directory');
    const { uid, gid } = await stat(rows[0]!.data_directory);
    await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},uid=${uid},gid=${gid},mode=0700`, 'tmpfs', folder]);
    const space = path.basename(folder).toLowerCase().replaceAll('-', '_');
    await db.query(`CREATE TABLESPACE ${space} LOCATION '${folder}'`);
    return new SmallDisk(folder, space);
  }

  /** Puts a table with its parts and indexes on the disk, and parts that come later. */
  async take(db: pg.Pool, table: string): Promise<void> {
    const { rows } = await db.query<{ move: string }>(
      `WITH tables AS (
         SELECT $1::regclass::oid AS id UNION ALL SELECT inhrelid FROM pg_inherits WHERE inhparent = $1::regclass)
       SELECT format('ALTER TABLE %s SET TABLESPACE ${this.space}', id::regclass) AS move FROM tables
       UNION ALL
       SELECT format('ALTER INDEX %s SET TABLESPACE ${this.space}', i.indexrelid::regclass)
       FROM pg_index i JOIN tables t ON t.id = i.indrelid`,
      [table],
    );
    for (const { move } of rows) await db.query(move);
  }

  /** Writes until nothing more fits. */
  async fill(): Promise<void> {
    for (let piece = 0; piece < PIECES; piece += 1) {
      const error = await writeFile(this.#filler, Buffer.alloc(PIECE), { flag: 'a' }).then(
        () => null,
        (err) => err,
      );
      if (error?.code === 'ENOSPC') return;
      if (error) throw error;
    }
    throw new Error('the disk is larger than it should be');
  }

  free(): Promise<void> {
    return rm(this.#filler);
  }

  /** After the database that used it was dropped. */
  async unmount(): Promise<void> {
    const client = new pg.Client({ connectionString: process.env.FALINK_TEST_DATABASE_URL });
    await client.connect();
    await client.query(`DROP TABLESPACE ${this.space}`).finally(() => client.end());
    await run('umount', [this.folder]);
    await rmdir(this.folder);
  }
}
