import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { intakeRoutes, routes } from '@falink/protocol';
import { jest } from '@jest/globals';
import { runCli } from '../src/cli.js';
import { findUnproved } from '../src/kernel/retention/queries.js';
import { ask, DATA_KEY, signIn } from './support/api.js';
import { FORM, IntakeRoom } from './support/intake-room.js';

let at: IntakeRoom;
let folder: string;
let output: string;

beforeEach(async () => {
  at = await IntakeRoom.start();
  await at.answer();
  folder = await mkdtemp(join(tmpdir(), 'falink-person-'));
  process.env.DATABASE_URL = (await sql<{ url: string }>(`SELECT current_database() AS url`)).map(({ url }) =>
    databaseUrl(url),
  )[0];
  process.env.FALINK_DATA_KEY = DATA_KEY;
  process.env.FALINK_DATA_DIR = at.api.dataDir;
});
afterEach(async () => {
  for (const name of ['DATABASE_URL', 'FALINK_DATA_KEY', 'FALINK_DATA_DIR']) delete process.env[name];
  await rm(folder, { recursive: true, force: true });
  await at.stop();
});

const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await at.api.service.ctx.pool.query(text, values)).rows;

function databaseUrl(name: string): string {
  const url = new URL(process.env.FALINK_TEST_DATABASE_URL ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

async function person(...args: string[]): Promise<number> {
  const collect = (chunk: unknown): boolean => {
    output += String(chunk);
    return true;
  };
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation(collect),
    jest.spyOn(process.stderr, 'write').mockImplementation(collect),
  ];
  output = '';
  try {
    return await runCli(['person', ...args]);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

async function leftNumber(phone: string, isDone: boolean): Promise<string> {
  const body = { requestId: randomUUID(), phone };
  const { id } = (await ask(at.api, routes.leaveNumber, { token: at.room, body })).data;
  if (isDone) await ask(at.api, routes.finishCallback, { token: await signIn(at.api, 'lawyer'), params: { id } });
  return id;
}

/** Form, a paper and notes, in a call that is over and became no application. */
async function unfinished(): Promise<void> {
  await at.complete();
  const body = { version: 0, notes: '王秀英来电' };
  await ask(at.api, routes.saveNotes, { token: at.aid, params: { id: at.callId }, body });
  await at.endCall();
}

const notes = async () =>
  ask(at.api, routes.readNotes, { token: await signIn(at.api, 'supervisor'), params: { id: at.callId } });

test('[P23] everything that a number leads to is written down, opened, and that it was is recorded', async () => {
  await unfinished();
  await leftNumber(FORM.phone, true);
  await leftNumber('13900000000', true);
  const out = join(folder, 'wang');
  expect(await person('export', '--phone', '+86 138-0000 1234', '--out', out)).toBe(0);
  const files = await readdir(out);
  expect(files.toSorted()).toEqual([expect.stringMatching(/\.jpg$/), 'person.json']);
  const data = JSON.parse(await readFile(join(out, 'person.json'), 'utf8'));
  expect(data.intakes).toMatchObject([
    {
      form: FORM,
      application: null,
      papers: [{ kind: 'identity_front', file: files.find((one) => one !== 'person.json') }],
    },
  ]);
  expect(data.numbers).toMatchObject([{ phone: FORM.phone }]);
  expect(data.calls).toMatchObject([{ kind: 'intake', notes: '王秀英来电' }]);
  expect((await stat(out)).mode & 0o777).toBe(0o700);
  expect(await sql(`SELECT FROM audit_event WHERE action = 'person.exported'`)).toHaveLength(2);
  // A folder that is there may hold another person's.
  expect(await person('export', '--phone', FORM.phone, '--out', out)).toBe(1);
  expect(await readdir(out)).toEqual(files);
});

test('[P23] what may be erased is erased at once, with proof, and a second time there is nothing', async () => {
  await unfinished();
  const done = await leftNumber(FORM.phone, true);
  const other = await leftNumber('13900000000', true);
  expect(await person('erase', '--identity', FORM.identityNumber.toLowerCase())).toBe(1);
  expect(output).toContain('Found 1 persons in intakes and 0 numbers to call back. Nothing was erased.');
  expect(await sql('SELECT FROM erasure')).toEqual([]);

  expect(await person('erase', '--phone', FORM.phone, '--yes')).toBe(0);
  expect(output).toBe('Erased: 1 numbers, notes of 1 calls, 1 intakes, 1 files.\n');
  expect(await sql('SELECT FROM person WHERE data_key_sealed IS NOT NULL')).toEqual([]);
  expect(await sql('SELECT id FROM callback WHERE phone_sealed IS NOT NULL')).toEqual([{ id: other }]);
  expect(await sql('SELECT id FROM callback WHERE erased_at IS NOT NULL')).toEqual([{ id: done }]);
  expect((await notes()).data.notes).toBe('');
  const proofs = await sql<{ kind: string }>('SELECT kind, keep_days, items FROM erasure');
  expect(proofs).toEqual(Array(3).fill({ kind: 'person_request', keep_days: null, items: 1 }));
  expect(await findUnproved(at.api.service.ctx.pool, 5)).toEqual([]);
  expect(await person('erase', '--phone', FORM.phone, '--yes')).toBe(1);
  expect(output).toContain('Nothing was found.');
});

test('[P23] [C16] the file of an accepted application is not erased; it is restricted, and that is taken back', async () => {
  const version = await at.complete();
  const { data: receipt } = await at.accept(version);
  await ask(at.api, routes.saveNotes, {
    token: at.aid,
    params: { id: at.callId },
    body: { version: 0, notes: '赡养费' },
  });
  await at.endCall();
  const whose = ['--application', receipt.number, '--code', receipt.queryCode];
  expect(await person('erase', ...whose, '--yes')).toBe(1);
  expect(output).toContain(`Not erased: ${receipt.number}. The law orders`);
  expect(await sql('SELECT FROM erasure')).toEqual([]);

  const token = await signIn(at.api, 'aid');
  const listed = async () => (await ask(at.api, intakeRoutes.listApplications, { token })).data.items[0];
  const seen = async () => (await ask(at.api, intakeRoutes.currentIntake, { token, params: { id: at.id } })).data;
  const pageId = (await seen()).papers[0]!.pages[0]!.id;
  const page = () => ask(at.api, intakeRoutes.page, { token, params: { id: at.id, pageId } });
  expect((await page()).status).toBe(200);
  for (let i = 0; i < 2; i += 1) expect(await person('restrict', ...whose)).toBe(0);
  expect(await listed()).toMatchObject({ number: receipt.number, applicantName: '—', phoneMasked: '—' });
  expect((await seen()).form.name).toBe('');
  expect([(await page()).error?.code, (await notes()).error?.code]).toEqual(['capture.unknown', 'notes.private']);
  const late = { token: at.aid, params: { id: at.callId }, body: { version: 1, outcome: 'answered' as const } };
  expect((await ask(at.api, routes.saveNotes, late)).error?.code).toBe('notes.private');
  // Who has the receipt follows the application all the same.
  const body = { number: receipt.number, queryCode: receipt.queryCode };
  expect((await ask(at.api, intakeRoutes.follow, { body })).data.status).toBe('accepted');

  expect(await person('lift', ...whose)).toBe(0);
  expect([(await listed())?.applicantName, (await page()).status, (await notes()).status]).toEqual([
    '王秀英',
    200,
    200,
  ]);
  const actions = await sql(`SELECT action FROM audit_event WHERE subject LIKE 'person:%' ORDER BY id`);
  expect(actions).toEqual([{ action: 'person.restricted' }, { action: 'person.lifted' }]);
});

test('[P23] a number that waits, and an intake whose call goes on, are not erased, and it says so', async () => {
  await at.complete();
  const open = await leftNumber(FORM.phone, false);
  expect(await person('erase', '--phone', FORM.phone, '--yes')).toBe(1);
  expect(output).toContain('Not erased: 1 numbers that wait to be called back.');
  expect(output).toContain('Not erased: 1 intakes whose call goes on.');
  expect(await sql('SELECT id FROM callback WHERE phone_sealed IS NOT NULL')).toEqual([{ id: open }]);
  expect(await sql('SELECT FROM person WHERE data_key_sealed IS NOT NULL')).toHaveLength(1);
});

test('[P23] who cannot be found, and what cannot be read, is said; nothing changes', async () => {
  await unfinished();
  await leftNumber(FORM.phone, true);
  await sql(`UPDATE callback SET phone_sealed = '\\x01'`);
  expect(await person('erase', '--phone', FORM.phone, '--yes')).toBe(0);
  expect(output).toContain('1 values could not be opened');
  const receipt = ['--application', '云河援申〔2026〕00001号', '--code', 'K7M2QX9A'];
  expect(await person('export', ...receipt, '--out', join(folder, 'x'))).toBe(1);
  expect(output).toContain('Nothing was found.');
});
