import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { EMPTY_INTAKE_FORM, intakeRoutes, routes } from '@falink/protocol';
import { jest } from '@jest/globals';
import { keepRetention } from '../src/kernel/retention/keep-retention.js';
import { countLateBlobRemovals } from '../src/kernel/retention/queries.js';
import { RETENTION_RULES } from '../src/retention-rules.js';
import { ask, signIn } from './support/api.js';
import { backdate } from './support/backdate.js';
import { IntakeRoom } from './support/intake-room.js';

const DAY_MS = 86_400_000;

let at: IntakeRoom;
beforeEach(async () => {
  at = await IntakeRoom.start();
  await at.answer();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await at.stop();
});

const run = () => keepRetention(at.api.service.ctx, RETENTION_RULES);
const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await at.api.service.ctx.pool.query(text, values)).rows;

/** Files of the intake's pages. */
async function filesOf(intakeId: string): Promise<string[]> {
  const rows = await sql<{ blob_key: string }>(
    'SELECT g.blob_key FROM intake_page g JOIN intake_paper p ON p.id = g.paper_id WHERE p.intake_id = $1',
    [intakeId],
  );
  return rows.map(({ blob_key }) => join(at.api.dataDir, 'blobs', blob_key));
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** The call of the present intake breaks; both ended so many days ago. */
async function brokenOff(days: number): Promise<void> {
  await at.endCall();
  const ms = days * DAY_MS;
  await backdate(at.api, 'contact', at.callId, { queued_at: ms, answered_at: ms, active_at: ms, ended_at: ms });
  await backdate(at.api, 'intake', at.id, { closed_at: ms });
}

test('[P22] what became no application goes after 30 days: key, papers, and the files of their pages', async () => {
  await at.complete();
  const files = await filesOf(at.id);
  expect([files.length, await isThere(files[0]!)]).toEqual([1, true]);
  await brokenOff(29);
  expect(await run()).toEqual({ erased: 0, files: 0 });
  await brokenOff(31);
  expect(await run()).toEqual({ erased: 1, files: 1 });
  expect(await isThere(files[0]!)).toBe(false);
  expect(await sql('SELECT data_key_sealed, erased_at IS NOT NULL AS erased FROM person')).toEqual([
    { data_key_sealed: null, erased: true },
  ]);
  const token = await signIn(at.api, 'aid');
  const seen = await ask(at.api, intakeRoutes.currentIntake, { token, params: { id: at.id } });
  expect([seen.data.form, seen.data.papers]).toEqual([EMPTY_INTAKE_FORM, []]);
  expect(await run()).toEqual({ erased: 0, files: 0 });
});

test('[P22] what an officer wrote on a paper goes too, when nothing was ever captured', async () => {
  await at.request('document', '王秀英的病历');
  await brokenOff(31);
  expect(await run()).toEqual({ erased: 1, files: 0 });
  expect(await sql('SELECT FROM intake_paper')).toEqual([]);
});

test('[P22] an accepted application stays whole, with its call and notes, however long', async () => {
  const version = await at.complete();
  const { data } = await at.accept(version);
  const notes = { version: 0, notes: '赡养费' };
  await ask(at.api, routes.saveNotes, { token: at.aid, params: { id: at.callId }, body: notes });
  const files = await filesOf(at.id);
  await brokenOff(5_000);
  expect(await run()).toEqual({ erased: 0, files: 0 });
  expect(await isThere(files[0]!)).toBe(true);
  const token = await signIn(at.api, 'supervisor');
  expect((await ask(at.api, routes.readNotes, { token, params: { id: at.callId } })).data.notes).toBe('赡养费');
  const { items } = (await ask(at.api, intakeRoutes.listApplications, { token })).data;
  expect(items.map(({ number, applicantName }) => [number, applicantName])).toEqual([[data.number, '王秀英']]);
  await expect(sql('UPDATE person SET data_key_sealed = NULL, erased_at = now()')).rejects.toThrow(
    /accepted application, whose file is kept/,
  );
});

test('[P22] an intake that was continued ends with the last one, and its call after it', async () => {
  await at.complete();
  const first = { id: at.id, callId: at.callId };
  await at.endCall();
  await at.answer();
  await at.continueFrom(first.id);
  const second = at.id;
  await brokenOff(29);
  await backdate(at.api, 'intake', first.id, { closed_at: 40 * DAY_MS });
  expect(await run()).toEqual({ erased: 0, files: 0 });
  await backdate(at.api, 'intake', second, { closed_at: 31 * DAY_MS });
  expect(await run()).toEqual({ erased: expect.any(Number), files: 1 });
  expect(await sql('SELECT FROM person WHERE data_key_sealed IS NOT NULL')).toEqual([]);
  await at.officer.go('offline');
  for (const callId of [first.callId, at.callId])
    await backdate(at.api, 'contact', callId, { ended_at: 1_100 * DAY_MS });
  await run();
  for (const table of ['contact', 'intake', 'person', 'contact_event'])
    expect(await sql(`SELECT FROM ${table}`)).toEqual([]);
});

test('[P22] a file that could not be removed is removed by the next run, and known until then', async () => {
  await at.complete();
  const [file] = await filesOf(at.id);
  await brokenOff(31);
  const { ctx } = at.api.service;
  jest.spyOn(ctx.blobs, 'delete').mockRejectedValueOnce(new Error('the disk is away'));
  await expect(run()).rejects.toThrow('the disk is away');
  expect(await isThere(file!)).toBe(true);
  expect(await countLateBlobRemovals(ctx.pool, 36)).toBe(0);
  await backdate(at.api, 'blob_removal', null, { since: 2 * DAY_MS });
  expect(await countLateBlobRemovals(ctx.pool, 36)).toBe(1);
  expect(await run()).toEqual({ erased: 0, files: 1 });
  expect([await isThere(file!), await countLateBlobRemovals(ctx.pool, 36)]).toEqual([false, 0]);
});

test('a page that is taken again leaves its file to be removed in the same transaction', async () => {
  const { data } = await at.request('identity_front');
  const paperId = data.papers[0]!.id;
  await at.upload(paperId);
  const [first] = await filesOf(at.id);
  jest.spyOn(at.api.service.ctx.blobs, 'delete').mockRejectedValueOnce(new Error('the disk is away'));
  await at.upload(paperId);
  expect(await isThere(first!)).toBe(true);
  await run();
  expect(await isThere(first!)).toBe(false);
});
