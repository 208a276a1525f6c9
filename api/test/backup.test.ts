import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@falink/protocol';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import pg from 'pg';
import { anchorFile, readAnchor } from '../src/kernel/audit/anchor.js';
import { verifyChain } from '../src/kernel/audit/verify-chain.js';
import { writeArchive } from '../src/kernel/backup/archive.js';
import { identityFile } from '../src/kernel/backup/backup-keys.js';
import { type MadeBackup, makeBackup } from '../src/kernel/backup/make-backup.js';
import { BACKUP_FORMAT, MANIFEST_ENTRY, type Manifest } from '../src/kernel/backup/manifest.js';
import { checkBackup, restoreBackup } from '../src/kernel/backup/restore-backup.js';
import { migrate } from '../src/kernel/db/migrate.js';
import { printSchema } from '../src/kernel/db/schema.js';
import { compareFiles } from './faults/invariants.js';
import { ask, startApi } from './support/api.js';
import { emptyDatabase, type TestDatabase } from './support/database.js';
import { IntakeRoom } from './support/intake-room.js';
import { migrationsBefore } from './support/upgraded-database.js';

let at: IntakeRoom;
let identity: string;
let made: MadeBackup;
/** The application that was accepted before, and who may follow it. */
let accepted: { number: string; queryCode: string };
let folder: string;
let target: TestDatabase;
let dataDir: string;

const config = () => ({ ...at.api.service.ctx.config, backup: { folder, recipients: [] } });
const restore = (file = made.file, identities = [identity]) =>
  restoreBackup({ file, identities, databaseUrl: target.url, dataDir });

async function onTarget<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: target.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Takes pages until it is stopped. */
function keepUploading(paperId: string): () => Promise<number> {
  let stopped = false;
  let taken = 0;
  const run = async (): Promise<void> => {
    while (!stopped) {
      const { status } = await at.upload(paperId);
      if (status === 201) taken += 1;
      const { pages } = await at.paper(paperId);
      if (status === 409) await at.retake(paperId, pages[0]!.id);
    }
  };
  const running = run();
  return async () => {
    stopped = true;
    await running;
    return taken;
  };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'falink-backups-'));
  at = await IntakeRoom.start();
  await at.answer();
  const { data } = await at.accept(await at.complete());
  accepted = data;
  await at.endCall();
  await at.answer();
  const paperId = (await at.request('document', '劳动合同')).data.papers[0]!.id;
  const stop = keepUploading(paperId);
  made = await makeBackup(config());
  expect(await stop()).toBeGreaterThan(0);
  identity = (await readFile(identityFile(config()), 'utf8')).trim();
});
afterAll(async () => {
  await at.endCall();
  await at.stop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  target = await emptyDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'falink-restored-'));
});
afterEach(async () => {
  await target.drop();
  await rm(dataDir, { recursive: true });
});

describe('[P26] a backup, made while people work', () => {
  test('brings back everything in an empty place', async () => {
    const { totals } = await restore();
    expect(totals).toEqual(made.totals);
    expect(totals.rows['public.application']).toBe(1);
    const pool = new pg.Pool({ connectionString: target.url });
    const { missing } = await compareFiles(pool, dataDir);
    expect(missing).toEqual([]);
    const { rows } = await pool.query('SELECT count(*)::int AS pages FROM intake_page');
    expect(rows).toEqual([{ pages: totals.rows['public.intake_page'] }]);
    await pool.end();
    const schemas = await Promise.all([
      onTarget(printSchema),
      at.api.service.ctx.pool.connect().then(async (client) => {
        const text = await printSchema(client as never);
        client.release();
        return text;
      }),
    ]);
    expect(schemas[0]).toBe(schemas[1]);
    expect((await readdir(dataDir)).sort()).toEqual(expect.arrayContaining(['blobs', 'secrets']));
    expect((await readdir(dataDir)).filter((name) => name.startsWith('restore'))).toEqual([]);
  });

  test('a service goes on from it with the keys that it brought', async () => {
    await restore();
    const none = { jwt: null, room: null, service: null, data: null, otherData: [] };
    const api = await startApi(target.url, { dataDir, secrets: none });
    try {
      const { data, status } = await ask(api, routes.follow, {
        body: { number: accepted.number, queryCode: accepted.queryCode },
      });
      expect([status, data.number]).toEqual([200, accepted.number]);
      const { pool, secrets } = api.service.ctx;
      const anchor = await readAnchor(anchorFile(dataDir));
      expect(await verifyChain(pool, { key: secrets.kept.audit, anchor })).toMatchObject({ broken: null });
      // Counters go on where they were, and the tables guard themselves again.
      await expect(pool.query('DELETE FROM audit_event')).rejects.toThrow();
      await expect(pool.query('TRUNCATE application CASCADE')).rejects.toThrow();
      const { rows } = await pool.query(
        `SELECT nextval(pg_get_serial_sequence('audit_event', 'id')) > (SELECT max(id) FROM audit_event) AS later`,
      );
      expect(rows).toEqual([{ later: true }]);
    } finally {
      await api.stop();
    }
  });

  test('of the release before gets what this one has added', async () => {
    const before = await emptyDatabase();
    await migrate(before.url, { only: await migrationsBefore(37) });
    const client = new pg.Client({ connectionString: before.url });
    await client.connect();
    await client.query(`INSERT INTO org_unit (path, name) VALUES ('yunhe', '云河区')`);
    await client.end();
    const { file } = await makeBackup({ ...config(), databaseUrl: before.url }, join(folder, 'before.age'));
    await before.drop();
    await restore(file);
    await onTarget(async (db) => {
      expect((await db.query('SELECT name FROM org_unit')).rows).toEqual([{ name: '云河区' }]);
      const { rows } = await db.query('SELECT max(number) > 36 AS newer FROM migration');
      expect(rows).toEqual([{ newer: true }]);
    });
  });
});

describe('[P26] what is no whole backup, or has no place, is refused and changes nothing', () => {
  afterEach(async () => {
    const tables = `SELECT FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'mine'`;
    expect((await onTarget((client) => client.query(tables))).rowCount).toBe(0);
    expect(
      (await readdir(dataDir, { recursive: true })).filter((name) => name !== 'secrets/jwt.key' && name !== 'secrets'),
    ).toEqual([]);
  });

  test('another key', async () => {
    await expect(restore(made.file, [await generateX25519Identity()])).rejects.toThrow('does not open with this key');
  });

  test.each([0, 10, 300, 0.3, 0.9, -1])('a file that was cut off at %p', async (where) => {
    const file = join(folder, 'cut.age');
    await writeFile(file, await readFile(made.file));
    const { size } = await stat(file);
    await truncate(file, where < 0 ? size + where : where < 1 ? Math.floor(size * where) : where);
    await expect(restore(file)).rejects.toThrow(/cut off|does not open/);
  });

  test.each([0.2, 0.5, 0.95])('a file of which a bit was changed at %p', async (where) => {
    const file = join(folder, 'changed.age');
    const bytes = await readFile(made.file);
    bytes[Math.floor(bytes.length * where)]! ^= 1;
    await writeFile(file, bytes);
    await expect(restore(file)).rejects.toThrow(/was changed/);
  });

  test('no backup at all', async () => {
    const recipients = [await identityToRecipient(identity)];
    const file = join(folder, 'other.age');
    await writeArchive(file, recipients, (add) => add('hello.txt', Buffer.from('hello')));
    await expect(restore(file)).rejects.toThrow('no backup of FaLink');
    await expect(restore(join(folder, 'nothing.age'))).rejects.toThrow('ENOENT');
  });

  test.each<[string, (manifest: Manifest) => Manifest, RegExp]>([
    ['form', (m) => ({ ...m, format: BACKUP_FORMAT + 1 }), /newer form/],
    [
      'schema',
      (m) => ({ ...m, migrations: [...m.migrations, { number: 9_999, name: 'later', sha256: '0' }] }),
      /9999-later/,
    ],
    ['queue', (m) => ({ ...m, queueSchema: m.queueSchema + 1 }), /job queue/],
  ])('one of a newer %s', async (_, change, words) => {
    const { manifest } = await checkBackup(made.file, [identity]);
    const file = join(folder, 'newer.age');
    await writeArchive(file, [await identityToRecipient(identity)], async (add) => {
      await add(MANIFEST_ENTRY, Buffer.from(JSON.stringify(change(manifest))));
      await add('totals.json', Buffer.from(JSON.stringify({ rows: {}, files: 0 })));
    });
    await expect(restore(file)).rejects.toThrow(words);
  });

  test('a database in which there is something', async () => {
    await onTarget((client) => client.query('CREATE TABLE mine (id int)'));
    await expect(restore()).rejects.toThrow('The database is not empty');
  });

  test('a data folder that has keys', async () => {
    await mkdir(join(dataDir, 'secrets'));
    await writeFile(join(dataDir, 'secrets', 'jwt.key'), 'somebody else’s');
    await expect(restore()).rejects.toThrow('not empty (jwt.key)');
  });
});
