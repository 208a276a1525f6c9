import { intakeRoutes } from '@falink/protocol';
import { ask, signIn } from './support/api.js';
import { backdate } from './support/backdate.js';
import { FORM, IntakeRoom } from './support/intake-room.js';

let at: IntakeRoom;

beforeAll(async () => {
  at = await IntakeRoom.start();
});
afterAll(() => at.stop());
beforeEach(() => at.answer());
afterEach(() => at.endCall());

describe('[I6] an intake that its call left unfinished', () => {
  const interrupted = (token = at.aid) =>
    ask(at.api, intakeRoutes.interruptedIntakes, { token, params: { id: at.id } });
  const resume = (intakeId: string, token = at.aid) =>
    ask(at.api, intakeRoutes.continueIntake, { token, params: { id: at.id }, body: { intakeId } });

  /** A form and a card, compared and confirmed; then the line breaks, and the at.room calls again. */
  async function interrupt(terminal: 'room-1' | 'room-2' = 'room-1'): Promise<string> {
    await at.complete();
    const before = at.id;
    await at.endCall();
    await at.answer(terminal);
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

  it('is offered also when another one cannot be opened any more', async () => {
    const damaged = await interrupt();
    const before = await interrupt();
    await at.api.service.ctx.pool.query(
      `UPDATE person SET data_key_sealed = '\\x01' WHERE id = (SELECT person_id FROM intake WHERE id = $1)`,
      [damaged],
    );
    const { status, data } = await interrupted();
    expect([status, data.interrupted.map(({ id }) => id)]).toEqual([200, expect.arrayContaining([before])]);
    expect(data.interrupted.map(({ id }) => id)).not.toContain(damaged);
  });

  it('goes on with form and papers; identity, reading and confirmation are done again', async () => {
    const before = await interrupt();
    const { status, data } = await resume(before);
    expect([status, data.form, data.version, data.step]).toEqual([200, FORM, 1, 'identity']);
    expect(data.papers.map(({ kind, state, pages }) => [kind, state, pages.length])).toEqual([
      ['identity_front', 'accepted', 1],
    ]);
    expect([data.identityCheckedAt, data.readAloudAt, data.confirmedAt]).toEqual([null, null, null]);
    expect(await at.audited('intake.continued')).toBe(1);
    expect(at.told).toContainEqual({ type: 'intake', id: at.id });
    const page = await ask(at.api, intakeRoutes.page, {
      token: at.aid,
      params: { id: at.id, pageId: data.papers[0]!.pages[0]!.id },
    });
    expect(page.status).toBe(200);
    await at.checkIdentity();
    await at.readAloud();
    await at.confirm(1);
    expect((await at.accept(1)).status).toBe(201);
  });

  it('is continued once, also when two ask at once', async () => {
    const before = await interrupt();
    const answers = await Promise.all([resume(before), resume(before)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await at.endCall();
    await at.answer();
    expect((await resume(before)).error?.code).toBe('intake.not_interrupted');
    const { data } = await interrupted();
    expect(data.interrupted.map((one) => one.id)).not.toContain(before);
  });

  it('may itself be interrupted and go on again', async () => {
    await resume(await interrupt());
    const second = at.id;
    await at.endCall();
    await at.answer();
    const { data } = await resume(second);
    expect([data.form.name, data.papers.length]).toEqual(['王秀英', 1]);
  });

  it('is refused once the new one is begun, and nothing changes', async () => {
    const before = await interrupt();
    await at.save(0, { ...FORM, name: '别人' });
    expect((await interrupted()).data.interrupted).toEqual([]);
    expect((await resume(before)).error?.code).toBe('intake.begun');
    expect((await at.look()).data.form.name).toBe('别人');
  });

  it('is refused when a paper was asked for already', async () => {
    const before = await interrupt();
    await at.request('document', '劳动合同');
    expect((await resume(before)).error?.code).toBe('intake.begun');
  });

  it('stays with its terminal, with the officer of the call, and for a day', async () => {
    const elsewhere = await interrupt('room-2');
    expect((await resume(elsewhere)).error?.code).toBe('intake.not_interrupted');
    await at.endCall();
    await at.answer();
    const lawyer = await signIn(at.api, 'lawyer');
    expect((await interrupted(lawyer)).error?.code).toBe('auth.forbidden');
    expect((await resume(elsewhere, lawyer)).error?.code).toBe('auth.forbidden');
    await at.endCall();
    await backdate(at.api, 'intake', elsewhere, { closed_at: 25 * 3_600_000 });
    await at.answer();
    expect((await resume(elsewhere)).error?.code).toBe('intake.not_interrupted');
  });

  it('is nothing when the application was accepted, or nothing was done', async () => {
    const accepted = at.id;
    await at.accept(await at.complete());
    await at.endCall();
    await at.answer();
    const empty = at.id;
    await at.endCall();
    await at.answer();
    const { data } = await interrupted();
    expect(data.interrupted.map((one) => one.id)).not.toEqual(expect.arrayContaining([accepted]));
    expect(data.interrupted.map((one) => one.id)).not.toEqual(expect.arrayContaining([empty]));
    expect((await resume(accepted)).error?.code).toBe('intake.not_interrupted');
  });
});
