import { type IntakeForm, intakeRoutes } from '@falink/protocol';
import { openPersonKey, sealForm } from '../src/areas/intakes/personal-data.js';
import { ask } from './support/api.js';
import { FORM, IntakeRoom } from './support/intake-room.js';

let at: IntakeRoom;

beforeAll(async () => {
  at = await IntakeRoom.start();
});
afterAll(() => at.stop());
beforeEach(() => at.answer());
afterEach(() => at.endCall());

describe('[I4] an applicant without a resident identity card', () => {
  const show = async (kind: 'identity_front' | 'person'): Promise<void> => {
    const { data } = await at.request(kind, kind);
    const paperId = data.papers.at(-1)!.id;
    await at.upload(paperId);
    await at.review(paperId, 'accepted');
  };
  const accepted = async () => {
    const { version } = (await at.look()).data;
    await at.readAloud();
    await at.confirm(version);
    const answer = await at.accept(version);
    const { data } = await ask(at.api, intakeRoutes.listApplications, { token: at.aid });
    return data.items.find(({ id }) => id === answer.data?.applicationId);
  };

  it('is accepted with a passport, and listed as such', async () => {
    const form = { ...FORM, identityDocument: 'passport', identityNumber: ' e 1234 5678' } as const;
    expect((await at.save(0, form)).data.form.identityNumber).toBe('E12345678');
    await show('identity_front');
    await at.checkIdentity();
    expect(await accepted()).toMatchObject({ identityDocument: 'passport', identityMasked: 'E1*****78' });
  });

  it('is accepted without any document, with the reason and a picture of the person', async () => {
    const form = { ...FORM, identityDocument: 'none', identityNumber: '', identityReason: '身份证丢失' } as const;
    await at.save(0, form);
    const early = await at.checkIdentity();
    expect(early.error).toMatchObject({ code: 'intake.incomplete', details: { missing: ['papers.person'] } });
    await show('person');
    expect((await at.checkIdentity()).status).toBe(200);
    expect(await accepted()).toMatchObject({ identityDocument: 'none', identityMasked: '' });
  });

  it('is refused a number of another kind of document, and nothing changes', async () => {
    const { error } = await at.save(0, { ...FORM, identityDocument: 'hm_travel' });
    expect(error).toMatchObject({ code: 'request.malformed', fields: [{ path: 'form.identityNumber' }] });
    expect((await at.look()).data.version).toBe(0);
  });

  it('is compared again when the kind of document changes', async () => {
    await at.save(0);
    await show('identity_front');
    expect((await at.checkIdentity()).data.identityCheckedAt).not.toBeNull();
    const same = await at.save(1, { ...FORM, address: '别处' });
    expect(same.data.identityCheckedAt).not.toBeNull();
    const form = { ...FORM, identityDocument: 'none', identityNumber: '', identityReason: '丢失' } as const;
    expect((await at.save(2, form)).data.identityCheckedAt).toBeNull();
  });

  it('[V3] is shown on a television of the release before, without the number that it cannot read', async () => {
    await at.save(0, { ...FORM, identityDocument: 'passport', identityNumber: 'E12345678' });
    const response = await fetch(`${at.api.url}/api/v1/intakes/${at.id}`, {
      headers: { authorization: `Bearer ${at.room}`, 'falink-protocol': '1' },
    });
    const { form } = (await response.json()) as { form: object };
    const { identityDocument: _, identityReason: __, ...before } = FORM;
    expect(form).toEqual({ ...before, identityNumber: '' });
  });

  it('a form that was sealed before there was a choice opens as one of a resident identity card', async () => {
    await at.save(0);
    const { ctx } = at.api.service;
    const { rows } = await ctx.pool.query<{ person_id: string; data_key_sealed: Buffer }>(
      'SELECT i.person_id, p.data_key_sealed FROM intake i JOIN person p ON p.id = i.person_id WHERE i.id = $1',
      [at.id],
    );
    const person = openPersonKey(ctx.secrets, rows[0]!.person_id, rows[0]!.data_key_sealed);
    const { identityDocument: _, identityReason: __, ...before } = FORM;
    await ctx.pool.query('UPDATE intake SET form_sealed = $2, version = version + 1 WHERE id = $1', [
      at.id,
      sealForm(person!, before as IntakeForm),
    ]);
    expect((await at.look()).data.form).toEqual(FORM);
  });
});
