import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { routes } from '@falink/protocol';
import { createPerson, openPersonKey } from '../src/areas/intakes/personal-data.js';
import { hashQueryCode } from '../src/areas/intakes/query-code.js';
import { openTotp } from '../src/areas/staff/sealed-totp.js';
import { openKeys, openSecrets } from '../src/kernel/keys/bind-keys.js';
import { replaceSealed } from '../src/kernel/keys/queries.js';
import { rotateKeys } from '../src/kernel/keys/rotate-keys.js';
import { SEALED_COLUMNS } from '../src/sealed-columns.js';
import { ask, signIn, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { IntakeRoom } from './support/intake-room.js';
import { type Given, given, KEYS, Processes } from './support/key-tests.js';
import { TestTerminal } from './support/people.js';

let database: TestDatabase;
const processes = new Processes(() => database.url);
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  await processes.stop();
  await processes.removeFolders();
  await database.drop();
});

const PHONE = '13812345678';

async function leaveNumber(api: TestApi): Promise<string> {
  const home = await TestTerminal.pair(api, 'home-1');
  const { data, error } = await ask(api, routes.leaveNumber, {
    token: home.token,
    body: { requestId: randomUUID(), phone: PHONE },
  });
  if (error) throw new Error(error.code);
  return data.id;
}

async function numberOf(api: TestApi, id: string): Promise<string | undefined> {
  const token = await signIn(api, 'lawyer');
  return (await ask(api, routes.revealCallback, { token, params: { id } })).data?.phone;
}

const keysOf = async (api: TestApi) =>
  (await api.service.ctx.pool.query<{ number: number }>('SELECT number FROM data_key ORDER BY number')).rows.map(
    ({ number }) => number,
  );

const configOf = (api: TestApi, more: Given) => {
  const { config } = api.service.ctx;
  return { ...config, secrets: given(more).secrets ?? config.secrets };
};

describe('a process and its database', () => {
  test('[P18] another data key is refused in words, and nothing changes', async () => {
    const right = await processes.start();
    const id = await leaveNumber(right);
    await processes.stop();
    await expect(processes.start({ data: KEYS.second })).rejects.toThrow(
      /does not fit this database.*this process has [0-9a-f]{16}.*FALINK_DATA_KEY.*Nothing was changed/,
    );
    const again = await processes.start();
    expect([await keysOf(again), await numberOf(again, id)]).toEqual([[1], PHONE]);
  });

  test('[P18] an empty data folder beside a database with a key is refused, and no key is made', async () => {
    await processes.start();
    await processes.stop();
    const dataDir = await processes.folder();
    await expect(processes.start({ data: null, dataDir })).rejects.toThrow(/There is no data key in .*data\.key/);
    expect(await readdir(dataDir)).toEqual([]);
  });

  test('[P18] a new database has its key made once', async () => {
    const dataDir = await processes.folder();
    await processes.start({ data: null, dataDir });
    const made = await readFile(join(dataDir, 'secrets', 'data.key'), 'utf8');
    await processes.stop();
    await processes.start({ data: null, dataDir });
    expect(await readFile(join(dataDir, 'secrets', 'data.key'), 'utf8')).toBe(made);
  });

  test('[P18] a database of the release before takes only the key that opens what it holds', async () => {
    const before = await processes.start();
    const id = await leaveNumber(before);
    await before.service.ctx.pool.query('DELETE FROM data_key');
    await before.service.ctx.pool.query('DELETE FROM kept_key');
    await processes.stop();
    await expect(processes.start({ data: KEYS.second })).rejects.toThrow(/callback\.phone_sealed/);
    await expect(processes.start({ data: null, dataDir: await processes.folder() })).rejects.toThrow(
      'There is no data key',
    );
    const after = await processes.start({ data: KEYS.second, others: [KEYS.first] });
    expect([await keysOf(after), await numberOf(after, id)]).toEqual([[1, 2], PHONE]);
  });
});

describe('several processes', () => {
  test.each([
    ['FALINK_JWT_SECRET', { jwt: 'another-jwt-secret-of-the-tests-0123456789' }],
    ['FALINK_SERVICE_SECRET', { service: 'another-service-secret-of-the-tests-012345' }],
  ])('[P18] one with another %s than one that runs does not start', async (variable, other) => {
    await processes.start({ nodeId: 'node-a' });
    const [started] = await Promise.allSettled([processes.start({ ...other, nodeId: 'node-b' })]);
    expect(String(started.status === 'rejected' && started.reason)).toContain(
      `another ${variable} than node-a, which is running`,
    );
    await processes.stop();
    // All were stopped: the secret may change.
    await processes.start({ ...other, nodeId: 'node-b' });
  });

  test('[P18] another room secret is allowed while it changes, and said', async () => {
    const a = await processes.start({ nodeId: 'node-a' });
    const warnings = async (nodeId: string, more: Given) => {
      const options = { columns: SEALED_COLUMNS, nodeId };
      return (await openSecrets(configOf(a, more), a.service.ctx, options)).warnings;
    };
    expect(await warnings('node-b', { room: 'another-room-secret-of-the-tests-0123456789' })).toEqual([
      expect.stringContaining('FALINK_OTHER_ROOM_SECRETS'),
    ]);
    expect(await warnings('node-b', {})).toEqual([]);
  });

  test('[P18] one seals with a new key only when those that run can open it', async () => {
    const change: Given = { data: KEYS.second, others: [KEYS.first], nodeId: 'node-b' };
    await processes.start({ nodeId: 'node-a' });
    await expect(processes.start(change)).rejects.toThrow(/node-a, which is running, could not open/);
    await processes.stop();
    const a = await processes.start({ nodeId: 'node-a', others: [KEYS.second] });
    const b = await processes.start(change);
    const id = await leaveNumber(b);
    expect(await numberOf(a, id)).toBe(PHONE);
    const keys = await openKeys(configOf(a, change), a.service.ctx, SEALED_COLUMNS);
    expect(await rotateKeys(a.service.ctx, keys, SEALED_COLUMNS)).toEqual({
      done: false,
      left: [],
      nodes: ['node-a'],
    });
  });
});

describe('a change of the data key', () => {
  const change: Given = { data: KEYS.second, others: [KEYS.first] };

  test('[P18] what is stored is sealed again, and the service goes on without the old key', async () => {
    const before = await processes.start();
    const [old, person] = [await leaveNumber(before), await newPerson(before)];
    const code = hashQueryCode(before.service.ctx.secrets, 'A3C4E6F7');
    const { secret } = (await ask(before, routes.beginTotp, { token: await signIn(before, 'lawyer') })).data;
    await processes.stop();

    const during = await processes.start(change);
    expect([await keysOf(during), await numberOf(during, old)]).toEqual([[1, 2], PHONE]);
    const fresh = await leaveNumber(during);
    expect(await rotateKeys(during.service.ctx, during.service.ctx.secrets, SEALED_COLUMNS)).toEqual({ done: true });
    expect(await rotateKeys(during.service.ctx, during.service.ctx.secrets, SEALED_COLUMNS)).toEqual({ done: true });
    await processes.stop();

    const after = await processes.start({ data: KEYS.second });
    const totp = await after.service.ctx.pool.query('SELECT staff_id, secret_sealed FROM staff_totp');
    expect(openTotp(after.service.ctx.secrets, totp.rows[0].staff_id, totp.rows[0].secret_sealed)).toBe(secret);
    expect([await keysOf(after), await numberOf(after, old), await numberOf(after, fresh)]).toEqual([
      [2],
      PHONE,
      PHONE,
    ]);
    expect((await keyOf(after, person.personId))?.key).toEqual(Buffer.from(person.key));
    expect(hashQueryCode(after.service.ctx.secrets, 'a3c4e6f7')).toEqual(code);
    await processes.stop();
    await expect(processes.start()).rejects.toThrow('does not fit');
    const third = await processes.start({ data: KEYS.third, others: [KEYS.second] });
    expect(await numberOf(third, old)).toBe(PHONE);
  });

  test('[P18] may be interrupted and repeated: nothing is lost, an erased person stays erased', async () => {
    const before = await processes.start();
    const { ctx } = before.service;
    const people = [];
    for (let n = 0; n < 700; n += 1) people.push(await createPerson(ctx.pool, ctx.secrets));
    const [first, second] = people;
    await processes.stop();
    const during = await processes.start(change);
    const { pool, secrets } = during.service.ctx;
    const stop = () => {
      throw new Error('interrupted');
    };
    await expect(rotateKeys(during.service.ctx, secrets, SEALED_COLUMNS, stop)).rejects.toThrow('interrupted');
    const { rows } = await pool.query<{ named: number }>(
      `SELECT count(*) FILTER (WHERE get_byte(data_key_sealed, 0) = 2) AS named FROM person`,
    );
    expect(rows[0]?.named).toBe(500);

    // Erased between its being opened and its being written.
    const column = SEALED_COLUMNS.find(({ table }) => table === 'person')!;
    await pool.query('UPDATE person SET data_key_sealed = NULL, erased_at = now() WHERE id = $1', [first!.personId]);
    await replaceSealed(pool, column, [{ id: first!.personId, was: Buffer.from([1]), sealed: Buffer.from([1]) }]);
    expect(await keyOf(during, first!.personId)).toBeNull();

    expect(await rotateKeys(during.service.ctx, secrets, SEALED_COLUMNS)).toEqual({ done: true });
    expect((await keyOf(during, second!.personId))?.key).toEqual(Buffer.from(second!.key));
  });

  async function newPerson(api: TestApi) {
    return createPerson(api.service.ctx.pool, api.service.ctx.secrets);
  }

  async function keyOf(api: TestApi, personId: string) {
    const { pool, secrets } = api.service.ctx;
    const { rows } = await pool.query<{ sealed: Buffer | null }>(
      'SELECT data_key_sealed AS sealed FROM person WHERE id = $1',
      [personId],
    );
    return openPersonKey(secrets, personId, rows[0]?.sealed ?? null);
  }
});

test('[P18] the receipt of a call under way is waited for: an application does not change', async () => {
  const at = await IntakeRoom.start();
  try {
    await at.answer();
    expect((await at.accept(await at.complete())).status).toBe(201);
    const { ctx } = at.api.service;
    const receipts = SEALED_COLUMNS.filter(({ passing }) => passing);
    const { current } = ctx.secrets.data;
    const next = { data: { current: { ...current, id: Buffer.alloc(8), named: true }, others: [current] } };
    expect(await rotateKeys(ctx, next, receipts)).toMatchObject({ done: false, left: [{ all: 1, otherwise: 1 }] });
    await at.endCall();
    expect(await rotateKeys(ctx, next, receipts)).toMatchObject({ left: [] });
  } finally {
    await at.stop();
  }
});

/** Sealed with a person's own key, or with the data key where keys are bound. */
const ELSEWHERE = ['application.applicant_sealed', 'intake.form_sealed', 'kept_key.key_sealed'];

test('[P18] every sealed column of the schema is among those that a change of key goes through', async () => {
  const api = await processes.start();
  const { rows } = await api.service.ctx.pool.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'bytea' AND column_name LIKE '%sealed%' ORDER BY 1`,
  );
  const known = [...SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`), ...ELSEWHERE].toSorted();
  expect(rows.map(({ name }) => name)).toEqual(known);
});
