import { samplePage, samplePaper } from '@falink/fixtures';
import { EMPTY_INTAKE_FORM, type Paper, type PaperPage } from '@falink/protocol';
import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { IntakeModel } from './IntakeModel.js';
import { ID, intakeWith, refusal } from './testing.js';

const PAPER: Paper = { id: ID(501), kind: 'identity_front', label: '身份证正面', state: 'requested', pages: [] };

function setUp() {
  const platform = new FakePlatform();
  const model = new IntakeModel(platform, new ApiClient(platform), async () => 'token');
  return { platform, model };
}

const SHARP = {
  blob: new Blob(['x'], { type: 'image/jpeg' }),
  preview: null,
  width: 1920,
  height: 1080,
  sharpness: 900,
};

describe('IntakeModel', () => {
  it('does not go back to an older form when news overtake each other', () => {
    const { model } = setUp();
    model.accept(intakeWith({ papers: [PAPER], revision: 3, form: { ...EMPTY_INTAKE_FORM, name: '赵大山' } }));
    model.accept(intakeWith({ papers: [PAPER], revision: 2 }));
    expect(model.state.intake?.form.name).toBe('赵大山');
  });

  it('feeds no storm when the intake cannot be fetched, however often it is asked for', async () => {
    const { model, platform } = setUp();
    // As a page does: every change calls load again.
    model.store.subscribe(() => model.load(ID(400)));
    platform.online = false;
    model.load(ID(400));
    for (let second = 0; second < 60; second += 1) await platform.clock.advance(1_000);
    expect(model.state.trouble).toBe('unreachable');
    expect(platform.requests.length).toBeGreaterThan(2);
    expect(platform.requests.length).toBeLessThanOrEqual(10);
    platform.online = true;
    platform.answer('GET', /intakes/, { json: intakeWith() });
    await platform.clock.advance(15_000);
    expect(model.state).toMatchObject({ intake: { id: ID(400) }, trouble: null });
    const { length } = platform.requests;
    await platform.clock.advance(60_000);
    expect(platform.requests).toHaveLength(length);
  });

  it('stops fetching when its call is over', async () => {
    const { model, platform } = setUp();
    platform.online = false;
    model.load(ID(400));
    await settled();
    model.stopLoading();
    const { length } = platform.requests;
    await platform.clock.advance(60_000);
    expect(platform.requests).toHaveLength(length);
  });

  it('sends a still of the wanted paper', async () => {
    const { model, platform } = setUp();
    model.accept(intakeWith({ papers: [PAPER] }));
    platform.answer('POST', /pages$/, {
      status: 201,
      json: intakeWith({ revision: 2, papers: [{ ...PAPER, state: 'received' }] }),
    });
    expect(await model.capture()).toBe(true);
    expect(platform.requests).toEqual([`POST /api/v1/intakes/${ID(400)}/papers/${ID(501)}/pages`]);
    expect(platform.bodies[0]).toBeInstanceOf(Blob);
    expect(model.inHand()).toBeUndefined();
    expect(await model.capture()).toBe(false);
  });

  it('says that there is no picture, and that one was not clear', async () => {
    const { model, platform } = setUp();
    model.accept(intakeWith({ papers: [PAPER] }));
    platform.stillTaken = null;
    const taken = model.capture();
    for (let tenth = 0; tenth < 31; tenth += 1) await platform.clock.advance(100);
    expect(await taken).toBe(false);
    expect(model.state).toMatchObject({ trouble: 'no_picture', sending: false });
    platform.stillTaken = { ...SHARP };
    platform.answer('POST', /pages$/, refusal('capture.unreadable', 422));
    await model.capture();
    expect(model.state).toMatchObject({ trouble: 'unreadable', sending: false });
  });

  it('waits for the first picture of a camera that was opened just now, and sends it once', async () => {
    const { model, platform } = setUp();
    model.accept(intakeWith({ papers: [PAPER] }));
    platform.answer('POST', /pages$/, { json: intakeWith({ papers: [{ ...PAPER, state: 'received' }], revision: 2 }) });
    const { stillTaken } = platform;
    platform.stillTaken = null;
    const presses = [model.capture(), model.capture()];
    await platform.clock.advance(1_000);
    expect(model.state).toMatchObject({ trouble: null, sending: true });
    platform.stillTaken = stillTaken;
    await platform.clock.advance(1_000);
    expect(await Promise.all(presses)).toEqual([true, false]);
    expect(platform.requests).toHaveLength(1);
  });

  it('takes no picture for a session that ended while the camera opened', async () => {
    const { model, platform } = setUp();
    model.accept(intakeWith({ papers: [PAPER] }));
    const { stillTaken } = platform;
    platform.stillTaken = null;
    const taken = model.capture();
    await platform.clock.advance(100);
    model.forget();
    platform.stillTaken = stillTaken;
    await platform.clock.advance(1_000);
    expect(await taken).toBe(false);
    expect(platform.requests).toEqual([]);
    expect(model.state).toMatchObject({ sending: false, trouble: null });
  });

  const CONTRACT = samplePaper(3, { kind: 'document', label: '劳动合同', state: 'requested' });
  const pages = (n: number, change: Partial<PaperPage> = {}) =>
    Array.from({ length: n }, (_, at) => samplePage(at + 1, at === n - 1 ? change : {}));

  it('[I7] takes page after page of a document until the resident says that it is complete', async () => {
    const { model, platform } = setUp();
    model.accept(intakeWith({ papers: [CONTRACT] }));
    for (const n of [1, 2, 3]) {
      platform.answer('POST', /pages$/, {
        json: intakeWith({ revision: n + 1, papers: [{ ...CONTRACT, state: 'received', pages: pages(n) }] }),
      });
      expect(await model.capture()).toBe(true);
    }
    expect(model.inHand()).toMatchObject({ wanted: false, paper: { pages: { length: 3 } } });
    model.finish(CONTRACT.id);
    expect(model.inHand()).toBeUndefined();
    expect(await model.capture()).toBe(false);
    model.finish(CONTRACT.id, false);
    expect(model.inHand()?.paper.id).toBe(CONTRACT.id);
    expect(platform.requests).toHaveLength(3);
  });

  it('[I7] takes the last page again, and the one that the officer asks for, by its id', async () => {
    const { model, platform } = setUp();
    const taken = { ...CONTRACT, state: 'received', pages: pages(2) } as const;
    model.accept(intakeWith({ papers: [taken] }));
    platform.answer('POST', /pages/, { json: intakeWith({ papers: [taken] }) });
    const [, last] = taken.pages;
    await model.capture(last!.id);
    model.accept(
      intakeWith({ revision: 2, papers: [{ ...taken, state: 'retake', pages: pages(2, { retake: true }) }] }),
    );
    expect(model.inHand()).toMatchObject({ wanted: true, again: { n: 2, id: last!.id } });
    await model.capture();
    const again = `POST /api/v1/intakes/${ID(400)}/papers/${CONTRACT.id}/pages?replaces=${last!.id}`;
    expect(platform.requests).toEqual([again, again]);
  });

  it('[I7] replaces no single page when the whole paper is to be taken again', async () => {
    const { model, platform } = setUp();
    const all = pages(2).map((page) => ({ ...page, retake: true }));
    model.accept(intakeWith({ papers: [{ ...CONTRACT, state: 'retake', pages: all }] }));
    platform.answer('POST', /pages/, { json: intakeWith() });
    await model.capture();
    expect(platform.requests).toEqual([`POST /api/v1/intakes/${ID(400)}/papers/${CONTRACT.id}/pages`]);
  });

  it('asks before a blurred picture is sent, and sends that very one if it is to be', async () => {
    const { model, platform } = setUp();
    model.accept(intakeWith({ papers: [CONTRACT] }));
    platform.answer('POST', /pages$/, { json: intakeWith({ revision: 2 }) });
    const blurred = {
      ...SHARP,
      blob: new Blob(['blurred'], { type: 'image/jpeg' }),
      preview: null,
      sharpness: 20,
    };
    platform.stillTaken = blurred;
    expect(await model.capture()).toBe(false);
    expect(model.state).toMatchObject({ doubt: { quality: 'blurred' }, sending: false });
    expect(platform.requests).toEqual([]);
    platform.stillTaken = SHARP;
    expect(await model.sendDoubtful()).toBe(true);
    expect(platform.bodies).toEqual([blurred.blob]);
    expect([model.state.doubt, await model.sendDoubtful()]).toEqual([null, false]);
  });

  it('takes it again instead, in the same place', async () => {
    const { model, platform } = setUp();
    const taken = { ...CONTRACT, state: 'received', pages: pages(2) } as const;
    model.accept(intakeWith({ papers: [taken] }));
    platform.answer('POST', /pages/, { json: intakeWith({ revision: 2 }) });
    platform.stillTaken = { ...SHARP, sharpness: 20 };
    const [, last] = taken.pages;
    await model.capture(last!.id);
    platform.stillTaken = SHARP;
    expect(await model.capture(model.state.doubt?.replaces)).toBe(true);
    expect(platform.requests.at(-1)).toContain(`?replaces=${last!.id}`);
  });

  it('says once in a session that the camera gives small pictures', async () => {
    const { model, platform } = setUp();
    model.accept(intakeWith({ papers: [CONTRACT] }));
    platform.answer('POST', /pages$/, { json: intakeWith({ revision: 2, papers: [CONTRACT] }) });
    platform.stillTaken = { ...SHARP, width: 1280, height: 720 };
    await model.capture();
    expect(model.state.doubt?.quality).toBe('small');
    await model.sendDoubtful();
    expect(await model.capture()).toBe(true);
    expect(platform.requests).toHaveLength(2);
  });

  it('forgets a doubtful picture when the officer asks for something else', async () => {
    const { model, platform } = setUp();
    model.accept(intakeWith({ papers: [CONTRACT] }));
    platform.stillTaken = { ...SHARP, sharpness: 20 };
    await model.capture();
    model.accept(intakeWith({ revision: 2, papers: [{ ...CONTRACT, state: 'later' }] }));
    expect(model.state.doubt).toBeNull();
    expect(await model.sendDoubtful()).toBe(false);
  });

  it('says that a paper is full, or has just changed', async () => {
    const { model, platform } = setUp();
    model.accept(intakeWith({ papers: [CONTRACT] }));
    platform.answer('POST', /pages$/, refusal('capture.full'));
    await model.capture();
    expect(model.state.trouble).toBe('full');
    platform.answer('POST', /pages$/, refusal('capture.changed'));
    await model.capture();
    expect(model.state.trouble).toBe('paper_changed');
  });

  it('[I9] takes up again what was put off', async () => {
    const { model, platform } = setUp();
    model.accept(intakeWith({ papers: [{ ...CONTRACT, state: 'later' }] }));
    platform.online = false;
    await model.resume(CONTRACT.id);
    expect(model.state.trouble).toBe('unreachable');
    platform.online = true;
    platform.answer('POST', /reopen$/, { json: intakeWith({ revision: 2, papers: [CONTRACT] }) });
    await model.resume(CONTRACT.id);
    expect(platform.bodies.at(-1)).toEqual({ from: 'later' });
    expect(model.state.trouble).toBeNull();
    expect(model.inHand()).toMatchObject({ wanted: true, paper: { id: CONTRACT.id } });
  });

  it('confirms exactly the version that is on the screen', async () => {
    const { model, platform } = setUp();
    model.accept(intakeWith({ step: 'confirm', version: 7 }));
    platform.answer('POST', /confirm$/, refusal('intake.stale'));
    await model.confirm(true);
    expect(platform.bodies[0]).toEqual({ version: 7, correct: true });
    expect(model.state.trouble).toBe('changed');
  });
});
