import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dueDate, shanghaiDate } from '@falink/legal-rules';
import { EMPTY_INTAKE_FORM, type Intake, intakeRoutes, requiredFields, routes } from '@falink/protocol';
import { loadReceipt } from '../src/areas/intakes/view.js';
import { ask, signIn } from './support/api.js';
import { FORM, IntakeRoom } from './support/intake-room.js';
import { addStaff } from './support/staff.js';

let at: IntakeRoom;

beforeAll(async () => {
  at = await IntakeRoom.start();
});
afterAll(() => at.stop());
beforeEach(() => at.answer());
afterEach(() => at.endCall());

describe('the form', () => {
  it('[I1] is saved by version, told to both sides and audited', async () => {
    const { status, data } = await at.save(0);
    expect([status, data.version, data.form]).toEqual([200, 1, FORM]);
    expect(at.told).toContainEqual({ type: 'intake', id: at.id });
    expect(await at.audited('intake.form_saved')).toBe(1);
    expect((await at.look(at.room)).data.form.name).toBe('王秀英');
  });

  it('[I2] is refused when it was changed elsewhere, and says which version there is', async () => {
    await at.save(0);
    const { status, error } = await at.save(0, { ...FORM, name: '别人' });
    expect([status, error?.code, error?.details]).toEqual([409, 'intake.stale', { version: 1 }]);
    expect((await at.look()).data.form.name).toBe('王秀英');
  });

  it('saving the same again changes nothing', async () => {
    await at.save(0);
    at.told = [];
    const { data } = await at.save(1);
    expect([data.version, at.told, await at.audited('intake.form_saved')]).toEqual([1, [], 1]);
  });

  it('refuses a wrong identity number with its field', async () => {
    const { status, error } = await at.save(0, { ...FORM, identityNumber: '110105194912310021' });
    expect([status, error?.code, error?.fields?.[0]?.path]).toEqual([400, 'request.malformed', 'form.identityNumber']);
  });

  it('is encrypted at rest, under a key of this person alone', async () => {
    await at.save(0);
    const { rows } = await at.api.service.ctx.pool.query<{ form_sealed: Buffer; person_id: string }>(
      'SELECT form_sealed, person_id FROM intake WHERE id = $1',
      [at.id],
    );
    expect(rows[0]!.form_sealed.includes('王秀英')).toBe(false);
    // Erasing a person destroys the key; no command does it yet.
    await at.api.service.ctx.pool.query('UPDATE person SET data_key_sealed = NULL, erased_at = now() WHERE id = $1', [
      rows[0]!.person_id,
    ]);
    expect((await at.look()).data.form).toEqual(EMPTY_INTAKE_FORM);
  });
});

describe('who may', () => {
  it('another terminal, and staff without the role, see nothing', async () => {
    expect((await at.look(at.otherRoom)).error?.code).toBe('intake.unknown');
    expect((await at.look(await signIn(at.api, 'lawyer'))).error?.code).toBe('auth.forbidden');
    expect((await at.look(await signIn(at.api, 'operator'))).error?.code).toBe('auth.forbidden');
    expect((await ask(at.api, intakeRoutes.currentIntake, { params: { id: at.id } })).error?.code).toBe(
      'auth.required',
    );
  });

  it('[I1] only the officer of this call edits', async () => {
    await addStaff(at.api, { username: 'aid2', role: 'legal_aid_officer', orgPath: 'yunhe' });
    const colleague = await signIn(at.api, 'aid2');
    expect((await at.save(0, FORM, colleague)).error?.code).toBe('call.not_yours');
    expect((await at.accept(0, colleague)).error?.code).toBe('call.not_yours');
    expect((await at.look(colleague)).status).toBe(200);
  });

  it('[I1] a terminal cannot do the officer’s part, nor the officer the resident’s', async () => {
    expect((await at.save(0, FORM, at.room)).error?.code).toBe('auth.forbidden');
    expect((await at.confirm(0, true, at.aid)).error?.code).toBe('auth.forbidden');
    expect((await at.confirm(0, true, at.otherRoom)).error?.code).toBe('intake.unknown');
  });

  it('[I1] records who read the personal data, a terminal too', async () => {
    await at.look();
    await at.look(at.room);
    await at.look(at.otherRoom);
    const { rows } = await at.api.service.ctx.pool.query(
      `SELECT split_part(actor, ':', 1) AS who FROM audit_event WHERE action = 'intake.read' AND subject = $1 ORDER BY id`,
      [`intake:${at.id}`],
    );
    expect(rows.map(({ who }) => who)).toEqual(['staff', 'terminal']);
  });
});

describe('papers', () => {
  async function paper(kind = 'document'): Promise<string> {
    const { status, data } = await at.request(kind, '欠条');
    expect([status, data.papers.at(-1)?.state]).toEqual([201, 'requested']);
    return data.papers.at(-1)!.id;
  }
  const pagesOf = (intake: Intake, paperId: string) => intake.papers.find((entry) => entry.id === paperId)!.pages;

  it('arrive as JPEG, encrypted on disk, and reading a page is audited', async () => {
    const paperId = await paper();
    const { status, data } = await at.upload(paperId);
    expect([status, data.papers[0]!.state]).toEqual([201, 'received']);
    const page = pagesOf(data, paperId)[0]!;
    expect([page.width, page.height]).toEqual([1600, 1000]);

    const response = await fetch(`${at.api.url}/api/v1/intakes/${at.id}/pages/${page.id}`, {
      headers: { authorization: `Bearer ${at.aid}` },
    });
    const jpeg = Buffer.from(await response.arrayBuffer());
    expect([response.status, response.headers.get('content-type'), jpeg.length]).toEqual([
      200,
      'image/jpeg',
      page.bytes,
    ]);
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(await at.audited('intake.page_read')).toBe(1);

    const { rows } = await at.api.service.ctx.pool.query<{ blob_key: string }>(
      'SELECT blob_key FROM intake_page WHERE id = $1',
      [page.id],
    );
    const stored = await readFile(join(at.api.dataDir, 'blobs', rows[0]!.blob_key));
    expect(stored.includes(jpeg.subarray(0, 64))).toBe(false);
  });

  it('of several pages are kept together; taking them again replaces all', async () => {
    const paperId = await paper();
    await at.upload(paperId);
    expect(pagesOf((await at.upload(paperId)).data, paperId)).toHaveLength(2);
    expect((await at.review(paperId, 'retake')).data.papers[0]!.state).toBe('retake');
    const again = await at.upload(paperId);
    expect([again.data.papers[0]!.state, pagesOf(again.data, paperId).length]).toEqual(['received', 1]);
    expect((await at.review(paperId, 'accepted')).data.papers[0]!.state).toBe('accepted');
  });

  it('sent twice, because the answer to the first was lost, are one page', async () => {
    const paperId = await paper();
    await at.upload(paperId, at.picture);
    const { status, data } = await at.upload(paperId, at.picture);
    expect([status, pagesOf(data, paperId).length]).toEqual([201, 1]);
    await at.review(paperId, 'retake');
    expect((await at.upload(paperId, at.picture)).data.papers[0]!.state).toBe('retake');
  });

  it('that were not brought wait for later', async () => {
    const paperId = await paper();
    const { data } = await ask(at.api, intakeRoutes.postponePaper, { token: at.room, params: { id: at.id, paperId } });
    expect(data.papers[0]!.state).toBe('later');
  });

  it('cannot be reviewed before they arrived', async () => {
    expect((await at.review(await paper(), 'accepted')).error?.code).toBe('capture.unknown');
    expect((await at.review(randomUUID(), 'accepted')).error?.code).toBe('capture.unknown');
  });

  it.each([
    ['image/gif', Buffer.from('GIF89a'), 415, 'request.media_type'],
    ['image/jpeg', Buffer.from('<svg/>'), 415, 'request.media_type'],
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 422, 'capture.unreadable'],
    ['image/jpeg', Buffer.alloc(8 * 1024 * 1024 + 1, 0xff), 413, 'request.too_large'],
  ])('refuse a file said to be %s (%#)', async (type, content, status, code) => {
    const paperId = await paper();
    const answer = await at.upload(paperId, content, type);
    expect([answer.status, answer.error?.code]).toEqual([status, code]);
    expect(pagesOf((await at.look(at.room)).data, paperId)).toEqual([]);
  });

  it('come only from the terminal of this call', async () => {
    expect((await at.upload(await paper(), at.picture, 'image/jpeg', at.otherRoom)).error?.code).toBe('intake.unknown');
    expect((await at.upload(randomUUID())).error?.code).toBe('capture.unknown');
  });
});

describe('identity', () => {
  it('is checked against a captured card, and again when another card is captured', async () => {
    const early = await at.checkIdentity();
    expect([early.error?.code, early.error?.details]).toEqual([
      'intake.incomplete',
      { missing: ['papers.identity_front'] },
    ]);
    const paperId = (await at.request('identity_front')).data.papers[0]!.id;
    await at.upload(paperId);
    expect((await at.checkIdentity()).data.identityCheckedAt).not.toBeNull();
    expect((await at.upload(paperId)).data.identityCheckedAt).toBeNull();
    expect(await at.audited('intake.identity_checked')).toBe(1);
  });
});

describe('confirming', () => {
  it('needs a complete form that was read aloud', async () => {
    const { error } = await at.readAloud();
    expect(error?.code).toBe('intake.incomplete');
    expect(error?.fields?.map((field) => field.path)).toContain('form.name');
    await at.save(0);
    expect((await at.confirm(1)).error?.code).toBe('intake.stale');
  });

  it('[I3] is for the version that was shown; a change takes it back', async () => {
    const version = await at.complete();
    expect((await at.look()).data).toMatchObject({ step: 'confirm', confirmedAt: expect.any(String) });
    expect((await at.confirm(version - 1)).error?.code).toBe('intake.stale');
    const { data } = await at.save(version, { ...FORM, request: '请求每月支付一千元。' });
    expect([data.readAloudAt, data.confirmedAt, data.step]).toEqual([null, null, 'read_aloud']);
    expect((await at.accept(data.version)).error?.details).toEqual({ missing: ['confirmation'] });
  });

  it('"that is not right" goes back to reading', async () => {
    const version = await at.complete();
    const { data } = await at.confirm(version, false);
    expect([data.readAloudAt, data.confirmedAt]).toEqual([null, null]);
  });
});

describe('accepting', () => {
  it('[I4] gives number, query code, receipt and clock, and tells the terminal', async () => {
    const version = await at.complete();
    const { status, data: receipt } = await at.accept(version);
    expect(status).toBe(201);
    expect(receipt.number).toMatch(/^云河援申〔\d{4}〕\d{5}号$/);
    expect(receipt.queryCode).toMatch(/^[34679ACEFGHJKMNPRTWXY]{8}$/);
    const clock = dueDate({ rule: 'decision', from: receipt.acceptedAt });
    expect([receipt.decisionDue, receipt.provisional]).toEqual([clock.due, clock.provisional]);
    expect(new URL(receipt.followUrl).search).toBe('');
    expect(new URL(receipt.followUrl).hash).toContain(receipt.queryCode);
    expect(at.told).toContainEqual({ type: 'receipt', id: at.id });
    expect(at.told).toContainEqual({ type: 'application', id: receipt.applicationId });
    expect((await at.look(at.room)).data).toMatchObject({ step: 'accepted', application: { number: receipt.number } });
  });

  it('[I4] is refused, with what is missing, until all is there: form, identity, confirmation of this version', async () => {
    const missing = async (version: number) => (await at.accept(version)).error?.details?.missing;
    const numbers = async () =>
      (await at.api.service.ctx.pool.query('SELECT FROM application WHERE intake_id = $1', [at.id])).rowCount;
    for (const field of requiredFields(EMPTY_INTAKE_FORM)) expect(await missing(0)).toContain(`form.${field}`);
    const oneLeft = await at.save(0, { ...FORM, means: null });
    expect(await missing(oneLeft.data.version)).toEqual(expect.arrayContaining(['form.means', 'identity']));
    const { version } = (await at.save(oneLeft.data.version)).data;
    expect(await missing(version)).not.toContain('form.means');

    const paperId = (await at.request('identity_front')).data.papers[0]!.id;
    await at.upload(paperId);
    await at.review(paperId, 'accepted');
    expect(await missing(version)).toEqual(['identity', 'confirmation']);
    await at.checkIdentity();
    expect(await missing(version)).toEqual(['confirmation']);
    await at.readAloud();
    expect(await missing(version)).toEqual(['confirmation']);
    expect(await numbers()).toBe(0);
    await at.confirm(version);
    expect((await at.accept(version)).status).toBe(201);
    expect(await numbers()).toBe(1);
  });

  it('repeated gives the same receipt and no second application, until the call ends', async () => {
    const version = await at.complete();
    const receipts = await Promise.all([at.accept(version), at.accept(version), at.accept(version)]);
    expect(new Set(receipts.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    await at.endCall();
    const { ctx } = at.api.service;
    expect(await loadReceipt(ctx, ctx.pool, at.id)).toBeNull();
    expect((await at.accept(version)).error?.code).toBe('intake.closed');
    const { rows } = await ctx.pool.query<{ text: string }>(
      'SELECT application::text AS text FROM application WHERE intake_id = $1',
      [at.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.text).not.toContain(receipts[0]!.data.queryCode);
  });

  it('numbers follow each other without a gap', async () => {
    const serials: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const version = await at.complete();
      const refused = await at.accept(version + 7);
      expect(refused.error?.code).toBe('intake.stale');
      serials.push(Number((await at.accept(version)).data.number.match(/〕(\d+)号/)![1]));
      await at.endCall();
      await at.answer();
    }
    expect(serials).toEqual([serials[0], serials[0]! + 1, serials[0]! + 2]);
  });

  it('waits for papers that are open', async () => {
    const version = await at.complete();
    const paperId = (await at.request('document', '欠条')).data.papers.at(-1)!.id;
    expect((await at.accept(version)).error?.details).toEqual({ missing: ['papers'] });
    await ask(at.api, intakeRoutes.postponePaper, { token: at.room, params: { id: at.id, paperId } });
    expect((await at.accept(version)).status).toBe(201);
  });

  it('an accepted and an ended intake stay as they are', async () => {
    const version = await at.complete();
    await at.accept(version);
    expect((await at.save(version, { ...FORM, name: '改名' })).error?.code).toBe('intake.closed');
    expect((await at.request('document')).error?.code).toBe('intake.closed');
    await at.endCall();
    await at.answer();
    await at.endCall();
    expect((await at.save(0)).error?.code).toBe('intake.closed');
    expect((await at.look()).data.closedAt).not.toBeNull();
  });

  it('the database refuses what the code would forget', async () => {
    const { pool } = at.api.service.ctx;
    await at.complete();
    const cheat = (sql: string) => pool.query(sql, [at.id]);
    await expect(cheat('UPDATE intake SET version = version + 1 WHERE id = $1')).rejects.toThrow(/read aloud/);
    await expect(cheat('UPDATE intake SET read_aloud_at = NULL WHERE id = $1')).rejects.toThrow(/check/);
    await at.accept((await at.look()).data.version);
    await expect(cheat('UPDATE intake SET closed_at = NULL, close_reason = NULL WHERE id = $1')).rejects.toThrow(
      /closed/,
    );
    await expect(cheat('UPDATE application SET number = number || 1 WHERE intake_id = $1')).rejects.toThrow(/record/);
    await expect(cheat('DELETE FROM application WHERE intake_id = $1')).rejects.toThrow(/record/);
    await expect(cheat(`UPDATE intake_paper SET label = 'x' WHERE intake_id = $1`)).rejects.toThrow(/closed/);
  });
});

describe('applications', () => {
  it('are listed in scope, masked, by their clock', async () => {
    const version = await at.complete();
    const { data: receipt } = await at.accept(version);
    const { data } = await ask(at.api, intakeRoutes.listApplications, { token: at.aid });
    const mine = data.items.find((application) => application.id === receipt.applicationId);
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
    expect(
      (await ask(at.api, intakeRoutes.listApplications, { token: await signIn(at.api, 'lawyer') })).error?.code,
    ).toBe('auth.forbidden');
  });

  it('one whose person’s key is damaged hides no other', async () => {
    const damaged = (await at.accept(await at.complete())).data.applicationId;
    await at.api.service.ctx.pool.query(
      `UPDATE person SET data_key_sealed = '\\x01' WHERE id = (SELECT person_id FROM application WHERE id = $1)`,
      [damaged],
    );
    await at.endCall();
    await at.answer();
    const whole = (await at.accept(await at.complete())).data.applicationId;
    const { data } = await ask(at.api, intakeRoutes.listApplications, { token: at.aid });
    const names = new Map(data.items.map(({ id, applicantName }) => [id, applicantName]));
    expect([names.get(damaged), names.get(whole)]).toEqual(['—', '王秀英']);
    expect((await ask(at.api, routes.overview, { token: await signIn(at.api, 'supervisor') })).status).toBe(200);
  });

  it('of their own area are seen by room staff, who did the first review there, and nothing more of them', async () => {
    const own = (await at.accept(await at.complete())).data.applicationId;
    const form = at.id;
    await at.endCall();
    await at.answer('room-2');
    const elsewhere = (await at.accept(await at.complete(at.otherRoom))).data.applicationId;
    const staff = await signIn(at.api, 'roomstaff');
    const { data } = await ask(at.api, intakeRoutes.listApplications, { token: staff });
    const seen = new Map(data.items.map((application) => [application.id, application]));
    expect(seen.get(own)).toMatchObject({ identityMasked: '110***********002X', phoneMasked: '138****1234' });
    expect(seen.has(elsewhere)).toBe(false);
    const opened = await ask(at.api, intakeRoutes.currentIntake, { token: staff, params: { id: form } });
    expect(opened.error?.code).toBe('auth.forbidden');
  });

  it('are followed by number and code, without personal data', async () => {
    const version = await at.complete();
    const { data: receipt } = await at.accept(version);
    const followWith = (number: string, queryCode: string) =>
      ask(at.api, intakeRoutes.follow, { body: { number, queryCode } });
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
