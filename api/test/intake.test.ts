import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dueDate, shanghaiDate } from '@falink/legal-rules';
import { EMPTY_INTAKE_FORM, type Intake, type IntakeForm, intakeRoutes } from '@falink/protocol';
import sharp from 'sharp';
import { openIntake } from '../src/commands/intakes/open-intake.js';
import { inTransaction } from '../src/db/transaction.js';
import type { Change } from '../src/delivery/change-feed.js';
import { STAFF, TERMINALS } from '../src/demo/district.js';
import { loadReceipt } from '../src/intakes/view.js';
import { ask, signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';

const idOf = (demoName: string) => TERMINALS.find((terminal) => terminal.demoName === demoName)!.id;
const staffId = (username: string) => STAFF.find((person) => person.username === username)!.id;

const FORM: IntakeForm = {
  ...EMPTY_INTAKE_FORM,
  name: '王秀英',
  identityNumber: '11010519491231002X',
  phone: '13800001234',
  address: '朝阳社区 3 号楼',
  matter: 'maintenance',
  opponent: '王强',
  facts: '儿子两年没有给赡养费。',
  request: '请求每月支付赡养费八百元。',
  means: 'exempt_no_income',
};

let database: TestDatabase;
let api: TestApi;
let aid: string;
let room: string;
let otherRoom: string;
let picture: Buffer;
let told: Change[] = [];

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url);
  const { tokens, changes } = api.service.ctx;
  aid = await signIn(api, 'aid');
  room = (await tokens.signTerminal(idOf('room-1'), 1)).token;
  otherRoom = (await tokens.signTerminal(idOf('room-2'), 1)).token;
  picture = await sharp({ create: { width: 1600, height: 1000, channels: 3, background: '#88aacc' } })
    .jpeg()
    .toBuffer();
  changes.subscribe((more) => told.push(...more));
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

let callId: string;
let id: string;

/** A call of kind intake that the officer has answered. */
async function answeredIntake(terminal = 'room-1'): Promise<void> {
  callId = randomUUID();
  id = randomUUID();
  await inTransaction(api.service.ctx, async (tx) => {
    await tx.query(
      `INSERT INTO call (id, terminal_id, request_id, kind, state, video, ability, agent_id, answered_at, active_at, intake_id)
       VALUES ($1, $2, gen_random_uuid(), 'intake', 'active', true, '{}', $3, clock_timestamp(), clock_timestamp(), $4)`,
      [callId, idOf(terminal), staffId('aid'), id],
    );
    await openIntake(tx, { intakeId: id, callId });
  });
  told = [];
}

async function endCall(): Promise<void> {
  await api.service.ctx.pool.query(
    `UPDATE call SET state = 'ended', ended_at = clock_timestamp(), end_reason = 'agent_hung_up' WHERE id = $1 AND state <> 'ended'`,
    [callId],
  );
}

beforeEach(() => answeredIntake());
afterEach(endCall);

const save = (version: number, form: IntakeForm = FORM, token = aid) =>
  ask(api, intakeRoutes.saveForm, { token, params: { id }, body: { version, form } });
const look = (token = aid) => ask(api, intakeRoutes.currentIntake, { token, params: { id } });
const request = (kind: string, label = '身份证人像面') =>
  ask(api, intakeRoutes.requestPaper, { token: aid, params: { id }, body: { kind, label } });
const upload = (paperId: string, content = picture, type = 'image/jpeg', token = room) =>
  ask(api, intakeRoutes.uploadPage, { token, params: { id, paperId }, bytes: { type, content } });
const review = (paperId: string, decision: string) =>
  ask(api, intakeRoutes.reviewPaper, { token: aid, params: { id, paperId }, body: { decision } });
const checkIdentity = () => ask(api, intakeRoutes.checkIdentity, { token: aid, params: { id } });
const readAloud = () => ask(api, intakeRoutes.readAloud, { token: aid, params: { id } });
const confirm = (version: number, correct = true, token = room) =>
  ask(api, intakeRoutes.confirm, { token, params: { id }, body: { version, correct } });
const accept = (version: number, token = aid) =>
  ask(api, intakeRoutes.accept, { token, params: { id }, body: { version } });

async function audited(action: string): Promise<number> {
  const { rows } = await api.service.ctx.pool.query('SELECT FROM audit_event WHERE action = $1 AND subject = $2', [
    action,
    `intake:${id}`,
  ]);
  return rows.length;
}

/** Everything but the acceptance. @returns the version of the form. */
async function complete(token = room): Promise<number> {
  const { data } = await request('identity_front');
  const paperId = data.papers[0]!.id;
  await upload(paperId, picture, 'image/jpeg', token);
  await checkIdentity();
  await review(paperId, 'accepted');
  const { data: saved } = await save(0);
  await readAloud();
  await confirm(saved.version, true, token);
  return saved.version;
}

describe('the form', () => {
  it('is saved by version, told to both sides and audited', async () => {
    const { status, data } = await save(0);
    expect([status, data.version, data.form]).toEqual([200, 1, FORM]);
    expect(told).toContainEqual({ type: 'intake', id });
    expect(await audited('intake.form_saved')).toBe(1);
    expect((await look(room)).data.form.name).toBe('王秀英');
  });

  it('is refused when it was changed elsewhere, and says which version there is', async () => {
    await save(0);
    const { status, error } = await save(0, { ...FORM, name: '别人' });
    expect([status, error?.code, error?.details]).toEqual([409, 'intake.stale', { version: 1 }]);
    expect((await look()).data.form.name).toBe('王秀英');
  });

  it('saving the same again changes nothing', async () => {
    await save(0);
    told = [];
    const { data } = await save(1);
    expect([data.version, told, await audited('intake.form_saved')]).toEqual([1, [], 1]);
  });

  it('refuses a wrong identity number with its field', async () => {
    const { status, error } = await save(0, { ...FORM, identityNumber: '110105194912310021' });
    expect([status, error?.code, error?.fields?.[0]?.path]).toEqual([400, 'request.malformed', 'form.identityNumber']);
  });

  it('is encrypted at rest, under a key of this person alone', async () => {
    await save(0);
    const { rows } = await api.service.ctx.pool.query<{ form_sealed: Buffer; person_id: string }>(
      'SELECT form_sealed, person_id FROM intake WHERE id = $1',
      [id],
    );
    expect(rows[0]!.form_sealed.includes('王秀英')).toBe(false);
    await api.service.ctx.pool.query('UPDATE person SET data_key_sealed = NULL, erased_at = now() WHERE id = $1', [
      rows[0]!.person_id,
    ]);
    expect((await look()).data.form).toEqual(EMPTY_INTAKE_FORM);
  });
});

describe('who may', () => {
  it('another terminal, and staff without the role, see nothing', async () => {
    expect((await look(otherRoom)).error?.code).toBe('intake.unknown');
    expect((await look(await signIn(api, 'lawyer'))).error?.code).toBe('auth.forbidden');
    expect((await look(await signIn(api, 'operator'))).error?.code).toBe('auth.forbidden');
    expect((await ask(api, intakeRoutes.currentIntake, { params: { id } })).error?.code).toBe('auth.required');
  });

  it('only the officer of this call edits', async () => {
    await api.service.ctx.pool.query(`UPDATE call SET agent_id = $2 WHERE id = $1`, [callId, staffId('lawyer')]);
    expect((await save(0)).error?.code).toBe('call.not_yours');
    expect((await accept(0)).error?.code).toBe('call.not_yours');
    expect((await look()).status).toBe(200);
  });

  it('a terminal cannot do the officer’s part, nor the officer the resident’s', async () => {
    expect((await save(0, FORM, room)).error?.code).toBe('auth.forbidden');
    expect((await confirm(0, true, aid)).error?.code).toBe('auth.forbidden');
    expect((await confirm(0, true, otherRoom)).error?.code).toBe('intake.unknown');
  });

  it('records who read the personal data', async () => {
    await look();
    await look(room);
    expect(await audited('intake.read')).toBe(1);
  });
});

describe('papers', () => {
  async function paper(kind = 'document'): Promise<string> {
    const { status, data } = await request(kind, '欠条');
    expect([status, data.papers.at(-1)?.state]).toEqual([201, 'requested']);
    return data.papers.at(-1)!.id;
  }
  const pagesOf = (intake: Intake, paperId: string) => intake.papers.find((entry) => entry.id === paperId)!.pages;

  it('arrive as JPEG, encrypted on disk, and reading a page is audited', async () => {
    const paperId = await paper();
    const { status, data } = await upload(paperId);
    expect([status, data.papers[0]!.state]).toEqual([201, 'received']);
    const page = pagesOf(data, paperId)[0]!;
    expect([page.width, page.height]).toEqual([1600, 1000]);

    const response = await fetch(`${api.url}/api/v1/intakes/${id}/pages/${page.id}`, {
      headers: { authorization: `Bearer ${aid}` },
    });
    const jpeg = Buffer.from(await response.arrayBuffer());
    expect([response.status, response.headers.get('content-type'), jpeg.length]).toEqual([
      200,
      'image/jpeg',
      page.bytes,
    ]);
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(await audited('intake.page_read')).toBe(1);

    const { rows } = await api.service.ctx.pool.query<{ blob_key: string }>(
      'SELECT blob_key FROM intake_page WHERE id = $1',
      [page.id],
    );
    const stored = await readFile(join(api.dataDir, 'blobs', rows[0]!.blob_key));
    expect(stored.includes(jpeg.subarray(0, 64))).toBe(false);
  });

  it('of several pages are kept together; taking them again replaces all', async () => {
    const paperId = await paper();
    await upload(paperId);
    expect(pagesOf((await upload(paperId)).data, paperId)).toHaveLength(2);
    expect((await review(paperId, 'retake')).data.papers[0]!.state).toBe('retake');
    const again = await upload(paperId);
    expect([again.data.papers[0]!.state, pagesOf(again.data, paperId).length]).toEqual(['received', 1]);
    expect((await review(paperId, 'accepted')).data.papers[0]!.state).toBe('accepted');
  });

  it('that were not brought wait for later', async () => {
    const paperId = await paper();
    const { data } = await ask(api, intakeRoutes.postponePaper, { token: room, params: { id, paperId } });
    expect(data.papers[0]!.state).toBe('later');
  });

  it('cannot be reviewed before they arrived', async () => {
    expect((await review(await paper(), 'accepted')).error?.code).toBe('capture.unknown');
    expect((await review(randomUUID(), 'accepted')).error?.code).toBe('capture.unknown');
  });

  it.each([
    ['image/gif', Buffer.from('GIF89a'), 415, 'request.media_type'],
    ['image/jpeg', Buffer.from('<svg/>'), 415, 'request.media_type'],
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 422, 'capture.unreadable'],
    ['image/jpeg', Buffer.alloc(8 * 1024 * 1024 + 1, 0xff), 413, 'request.too_large'],
  ])('refuse a file said to be %s (%#)', async (type, content, status, code) => {
    const paperId = await paper();
    const answer = await upload(paperId, content, type);
    expect([answer.status, answer.error?.code]).toEqual([status, code]);
    expect(pagesOf((await look(room)).data, paperId)).toEqual([]);
  });

  it('come only from the terminal of this call', async () => {
    expect((await upload(await paper(), picture, 'image/jpeg', otherRoom)).error?.code).toBe('intake.unknown');
    expect((await upload(randomUUID())).error?.code).toBe('capture.unknown');
  });
});

describe('identity', () => {
  it('is checked against a captured card, and again when another card is captured', async () => {
    const early = await checkIdentity();
    expect([early.error?.code, early.error?.details]).toEqual([
      'intake.incomplete',
      { missing: ['papers.identity_front'] },
    ]);
    const paperId = (await request('identity_front')).data.papers[0]!.id;
    await upload(paperId);
    expect((await checkIdentity()).data.identityCheckedAt).not.toBeNull();
    expect((await upload(paperId)).data.identityCheckedAt).toBeNull();
    expect(await audited('intake.identity_checked')).toBe(1);
  });
});

describe('confirming', () => {
  it('needs a complete form that was read aloud', async () => {
    const { error } = await readAloud();
    expect(error?.code).toBe('intake.incomplete');
    expect(error?.fields?.map((field) => field.path)).toContain('form.name');
    await save(0);
    expect((await confirm(1)).error?.code).toBe('intake.stale');
  });

  it('is for the version that was shown; a change takes it back', async () => {
    const version = await complete();
    expect((await look()).data).toMatchObject({ step: 'confirm', confirmedAt: expect.any(String) });
    expect((await confirm(version - 1)).error?.code).toBe('intake.stale');
    const { data } = await save(version, { ...FORM, request: '请求每月支付一千元。' });
    expect([data.readAloudAt, data.confirmedAt, data.step]).toEqual([null, null, 'read_aloud']);
    expect((await accept(data.version)).error?.details).toEqual({ missing: ['confirmation'] });
  });

  it('"that is not right" goes back to reading', async () => {
    const version = await complete();
    const { data } = await confirm(version, false);
    expect([data.readAloudAt, data.confirmedAt]).toEqual([null, null]);
  });
});

describe('accepting', () => {
  it('gives number, query code, receipt and clock, and tells the terminal', async () => {
    const version = await complete();
    const { status, data: receipt } = await accept(version);
    expect(status).toBe(201);
    expect(receipt.number).toMatch(/^云河援申〔\d{4}〕\d{5}号$/);
    expect(receipt.queryCode).toMatch(/^[34679ACEFGHJKMNPRTWXY]{8}$/);
    const clock = dueDate({ rule: 'decision', from: receipt.acceptedAt });
    expect([receipt.decisionDue, receipt.provisional]).toEqual([clock.due, clock.provisional]);
    expect(new URL(receipt.followUrl).search).toBe('');
    expect(new URL(receipt.followUrl).hash).toContain(receipt.queryCode);
    expect(told).toContainEqual({ type: 'receipt', intakeId: id });
    expect(told).toContainEqual({ type: 'application', id: receipt.applicationId });
    expect((await look(room)).data).toMatchObject({ step: 'accepted', application: { number: receipt.number } });
  });

  it('repeated gives the same receipt and no second application, until the call ends', async () => {
    const version = await complete();
    const receipts = await Promise.all([accept(version), accept(version), accept(version)]);
    expect(new Set(receipts.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    await endCall();
    const { ctx } = api.service;
    expect(await loadReceipt(ctx, ctx.pool, id)).toBeNull();
    expect((await accept(version)).error?.code).toBe('intake.closed');
    const { rows } = await ctx.pool.query<{ text: string }>(
      'SELECT application::text AS text FROM application WHERE intake_id = $1',
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.text).not.toContain(receipts[0]!.data.queryCode);
  });

  it('numbers follow each other without a gap', async () => {
    const serials: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const version = await complete();
      const refused = await accept(version + 7);
      expect(refused.error?.code).toBe('intake.stale');
      serials.push(Number((await accept(version)).data.number.match(/〕(\d+)号/)![1]));
      await endCall();
      await answeredIntake();
    }
    expect(serials).toEqual([serials[0], serials[0]! + 1, serials[0]! + 2]);
  });

  it('waits for papers that are open', async () => {
    const version = await complete();
    const paperId = (await request('document', '欠条')).data.papers.at(-1)!.id;
    expect((await accept(version)).error?.details).toEqual({ missing: ['papers'] });
    await ask(api, intakeRoutes.postponePaper, { token: room, params: { id, paperId } });
    expect((await accept(version)).status).toBe(201);
  });

  it('an accepted and an ended intake stay as they are', async () => {
    const version = await complete();
    await accept(version);
    expect((await save(version, { ...FORM, name: '改名' })).error?.code).toBe('intake.closed');
    expect((await request('document')).error?.code).toBe('intake.closed');
    await endCall();
    await answeredIntake();
    await endCall();
    expect((await save(0)).error?.code).toBe('intake.closed');
    expect((await look()).data.closedAt).not.toBeNull();
  });

  it('the database refuses what the code would forget', async () => {
    const { pool } = api.service.ctx;
    await complete();
    const cheat = (sql: string) => pool.query(sql, [id]);
    await expect(cheat('UPDATE intake SET version = version + 1 WHERE id = $1')).rejects.toThrow(/read aloud/);
    await expect(cheat('UPDATE intake SET read_aloud_at = NULL WHERE id = $1')).rejects.toThrow(/check/);
    await accept((await look()).data.version);
    await expect(cheat('UPDATE intake SET closed_at = NULL, close_reason = NULL WHERE id = $1')).rejects.toThrow(
      /closed/,
    );
    await expect(cheat('UPDATE application SET number = number || 1 WHERE intake_id = $1')).rejects.toThrow(/record/);
    await expect(cheat('DELETE FROM application WHERE intake_id = $1')).rejects.toThrow(/record/);
    await expect(cheat(`UPDATE intake_paper SET state = 'requested' WHERE intake_id = $1`)).rejects.toThrow(/closed/);
  });
});

describe('[I6] an intake that its call left unfinished', () => {
  const interrupted = (token = aid) => ask(api, intakeRoutes.interruptedIntakes, { token, params: { id } });
  const resume = (intakeId: string, token = aid) =>
    ask(api, intakeRoutes.continueIntake, { token, params: { id }, body: { intakeId } });

  /** A form and a card, compared and confirmed; then the line breaks, and the room calls again. */
  async function interrupt(terminal = 'room-1'): Promise<string> {
    await complete();
    const before = id;
    await endCall();
    await answeredIntake(terminal);
    return before;
  }

  it('is offered to the officer of the next one with just enough to ask for the name', async () => {
    const before = await interrupt();
    const { data } = await interrupted();
    expect(data.interrupted[0]).toEqual({
      id: before,
      endedAt: expect.any(String),
      nameMasked: '王**',
      filled: 7,
      papers: 1,
    });
    expect(JSON.stringify(data)).not.toContain('秀英');
  });

  it('goes on with form and papers; identity, reading and confirmation are done again', async () => {
    const before = await interrupt();
    const { status, data } = await resume(before);
    expect([status, data.form, data.version, data.step]).toEqual([200, FORM, 1, 'identity']);
    expect(data.papers.map(({ kind, state, pages }) => [kind, state, pages.length])).toEqual([
      ['identity_front', 'accepted', 1],
    ]);
    expect([data.identityCheckedAt, data.readAloudAt, data.confirmedAt]).toEqual([null, null, null]);
    expect(await audited('intake.continued')).toBe(1);
    expect(told).toContainEqual({ type: 'intake', id });
    const page = await ask(api, intakeRoutes.page, {
      token: aid,
      params: { id, pageId: data.papers[0]!.pages[0]!.id },
    });
    expect(page.status).toBe(200);
    await checkIdentity();
    await readAloud();
    await confirm(1);
    expect((await accept(1)).status).toBe(201);
  });

  it('is continued once, also when two ask at once', async () => {
    const before = await interrupt();
    const answers = await Promise.all([resume(before), resume(before)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await endCall();
    await answeredIntake();
    expect((await resume(before)).error?.code).toBe('intake.not_interrupted');
    const { data } = await interrupted();
    expect(data.interrupted.map((one) => one.id)).not.toContain(before);
  });

  it('may itself be interrupted and go on again', async () => {
    await resume(await interrupt());
    const second = id;
    await endCall();
    await answeredIntake();
    const { data } = await resume(second);
    expect([data.form.name, data.papers.length]).toEqual(['王秀英', 1]);
  });

  it('is refused once the new one is begun, and nothing changes', async () => {
    const before = await interrupt();
    await save(0, { ...FORM, name: '别人' });
    expect((await interrupted()).data.interrupted).toEqual([]);
    expect((await resume(before)).error?.code).toBe('intake.begun');
    expect((await look()).data.form.name).toBe('别人');
  });

  it('is refused when a paper was asked for already', async () => {
    const before = await interrupt();
    await request('document', '劳动合同');
    expect((await resume(before)).error?.code).toBe('intake.begun');
  });

  it('stays with its terminal, with the officer of the call, and for a day', async () => {
    const elsewhere = await interrupt('room-2');
    expect((await resume(elsewhere)).error?.code).toBe('intake.not_interrupted');
    await endCall();
    await answeredIntake();
    const lawyer = await signIn(api, 'lawyer');
    expect((await interrupted(lawyer)).error?.code).toBe('auth.forbidden');
    expect((await resume(elsewhere, lawyer)).error?.code).toBe('auth.forbidden');
    await endCall();
    const { pool } = api.service.ctx;
    await pool.query('ALTER TABLE intake DISABLE TRIGGER intake_guard');
    await pool.query(`UPDATE intake SET closed_at = closed_at - interval '25 h' WHERE id = $1`, [elsewhere]);
    await pool.query('ALTER TABLE intake ENABLE TRIGGER intake_guard');
    await answeredIntake();
    expect((await resume(elsewhere)).error?.code).toBe('intake.not_interrupted');
  });

  it('is nothing when the application was accepted, or nothing was done', async () => {
    const accepted = id;
    await accept(await complete());
    await endCall();
    await answeredIntake();
    const empty = id;
    await endCall();
    await answeredIntake();
    const { data } = await interrupted();
    expect(data.interrupted.map((one) => one.id)).not.toEqual(expect.arrayContaining([accepted]));
    expect(data.interrupted.map((one) => one.id)).not.toEqual(expect.arrayContaining([empty]));
    expect((await resume(accepted)).error?.code).toBe('intake.not_interrupted');
  });
});

describe('applications', () => {
  it('are listed in scope, masked, by their clock', async () => {
    const version = await complete();
    const { data: receipt } = await accept(version);
    const { data } = await ask(api, intakeRoutes.listApplications, { token: aid });
    const mine = data.applications.find((application) => application.id === receipt.applicationId);
    expect(mine).toMatchObject({
      applicantName: '王秀英',
      identityMasked: '110***********002X',
      phoneMasked: '138****1234',
      matter: 'maintenance',
      siteName: '朝阳社区公共法律服务室',
      officerName: '何静',
      papers: 1,
    });
    const today = shanghaiDate(new Date());
    expect(mine!.daysLeft).toBe(Math.round((Date.parse(mine!.decisionDue) - Date.parse(today)) / 86_400_000));
    expect((await ask(api, intakeRoutes.listApplications, { token: await signIn(api, 'lawyer') })).error?.code).toBe(
      'auth.forbidden',
    );
  });

  it('of their own area are seen by room staff, who did the first review there, and nothing more of them', async () => {
    const own = (await accept(await complete())).data.applicationId;
    const form = id;
    await endCall();
    await answeredIntake('room-2');
    const elsewhere = (await accept(await complete(otherRoom))).data.applicationId;
    const staff = await signIn(api, 'roomstaff');
    const { data } = await ask(api, intakeRoutes.listApplications, { token: staff });
    const seen = new Map(data.applications.map((application) => [application.id, application]));
    expect(seen.get(own)).toMatchObject({ identityMasked: '110***********002X', phoneMasked: '138****1234' });
    expect(seen.has(elsewhere)).toBe(false);
    const opened = await ask(api, intakeRoutes.currentIntake, { token: staff, params: { id: form } });
    expect(opened.error?.code).toBe('auth.forbidden');
  });

  it('are followed by number and code, without personal data', async () => {
    const version = await complete();
    const { data: receipt } = await accept(version);
    const followWith = (number: string, queryCode: string) =>
      ask(api, intakeRoutes.follow, { body: { number, queryCode } });
    const digits = receipt.number.replaceAll(/\D/g, '');
    for (const number of [receipt.number, digits]) {
      const { status, data } = await followWith(number, receipt.queryCode.toLowerCase());
      expect([status, data.number, data.decisionDue]).toEqual([200, receipt.number, receipt.decisionDue]);
      expect(JSON.stringify(data)).not.toContain('王');
    }
    const wrong = receipt.queryCode.startsWith('A') ? 'C' : 'A';
    for (const [number, code] of [
      [receipt.number, wrong + receipt.queryCode.slice(1)],
      ['云河援申〔2026〕99999号', receipt.queryCode],
      ['何静', receipt.queryCode],
    ]) {
      const answer = await followWith(number!, code!);
      expect([answer.status, answer.error?.code]).toEqual([404, 'application.unknown']);
    }
  });
});
