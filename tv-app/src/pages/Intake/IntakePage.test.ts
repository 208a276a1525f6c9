import { sampleForm, samplePage, samplePaper } from '@falink/fixtures';
import { type Intake, MAX_PAPER_PAGES } from '@falink/protocol';
import type { CallMediaState } from '../../platform/CallMedia.js';
import { AGENT, callWith, ID, intakeWith } from '../../session/testing.js';
import { type RenderOptions, renderPage } from '../../testing/render.js';
import { IntakePage } from './IntakePage.js';

const WANTED = samplePaper(1, { kind: 'document', label: '劳动合同', state: 'requested' });

const URL_OF_PHONE = 'https://falink.example/companion/#a-token-that-opens-a-call';

/** In the room, talking with the officer. */
const intakePage = (intake: Intake, options: RenderOptions = {}, change: Partial<CallMediaState> = {}) =>
  renderPage(IntakePage, {
    terminal: 'room',
    prepare: ({ call, intake: model }, platform) => {
      platform.answer('PUT', /companion$/, { json: { url: URL_OF_PHONE, expiresInMs: 300_000 } });
      const talking = callWith({ kind: 'intake', intakeId: ID(400), state: 'active', agent: AGENT, position: null });
      const media = { ...call.state.media, phase: 'active', camera: 'on', microphone: 'on', ...change } as const;
      call.store.set({ phase: 'open', kind: 'intake', call: talking, media });
      model.store.set({ intake });
    },
    ...options,
  });

const ids = (page: Awaited<ReturnType<typeof intakePage>>) => page.options().map(({ option }) => option);

describe('the page of a legal-aid session', () => {
  it('shows the camera and offers to take the paper that is wanted', async () => {
    const page = await intakePage(intakeWith({ papers: [WANTED] }));
    expect(ids(page)).toEqual(['capture', 'later']);
    expect(page.page.planes().self).toMatchObject({ w: 656, h: 369 });
    expect(page.texts()).toContain('劳动合同');
  });

  it('sends a still when it is asked to', async () => {
    const page = await intakePage(intakeWith({ papers: [WANTED] }));
    page.platform.answer('POST', /pages$/, { json: intakeWith({ papers: [{ ...WANTED, state: 'received' }] }) });
    await page.press('ok');
    await page.update();
    expect(page.platform.requests.filter((request) => request.includes('/pages'))).toHaveLength(1);
  });

  const received = (pages: number) =>
    samplePaper(1, {
      kind: 'document',
      label: '劳动合同',
      state: 'received',
      pages: Array.from({ length: pages }, (_, n) => samplePage(n + 1)),
    });

  it('[I7] says how many pages there are, and offers another, the last one again, or to finish, which is safe', async () => {
    const page = await intakePage(intakeWith({ papers: [received(2)] }));
    expect(ids(page)).toEqual(['finish', 'more', 'retake-last']);
    expect(page.focus()).toBe('finish');
    expect(page.scene().lines[0]).toContain('已拍 2 页');
    expect(page.scene().choices.at(-1)?.label).toBe('重拍第 2 页');
    expect(page.page.planes().self).toMatchObject({ w: 656 });
    await page.press('ok');
    expect(ids(page)).toEqual(['continue']);
    await page.press('ok');
    expect(ids(page)).toEqual(['finish', 'more', 'retake-last']);
  });

  it('[I7] offers no further page when the paper is full', async () => {
    const page = await intakePage(intakeWith({ papers: [received(MAX_PAPER_PAGES)] }));
    expect(ids(page)).toEqual(['finish', 'retake-last']);
    expect(page.scene().lines[0]).toContain('告诉工作人员');
  });

  it('[I7] asks for the page that the officer wants again', async () => {
    const { pages, ...paper } = received(3);
    const again = pages.map((one, at) => ({ ...one, retake: at === 1 }));
    const page = await intakePage(intakeWith({ papers: [{ ...paper, state: 'retake', pages: again }] }));
    expect(page.scene().choices[0]?.label).toBe('重拍第 2 页');
    expect(page.scene().lines[0]).toContain('第 2 页');
  });

  it('says that a picture is not clear, and offers to take it again before it offers to send it', async () => {
    const page = await intakePage(intakeWith({ papers: [WANTED] }));
    page.platform.stillTaken = {
      blob: new Blob(['x']),
      preview: null,
      width: 1920,
      height: 1080,
      sharpness: 20,
    };
    await page.press('ok');
    await page.update();
    expect(ids(page)).toEqual(['capture-again', 'send']);
    expect(page.focus()).toBe('capture-again');
    expect(page.scene().lines[0]).toContain('不够清楚');
    page.platform.answer('POST', /pages$/, { json: intakeWith({ revision: 2, papers: [received(1)] }) });
    await page.press('right');
    await page.press('ok');
    await page.update();
    expect(ids(page)).toEqual(['finish', 'more', 'retake-last']);
  });

  it('shows what was just taken while it is judged and sent, and a moment longer', async () => {
    const page = await intakePage(intakeWith({ papers: [WANTED] }));
    const isShown = () => page.texts().includes('刚拍的照片');
    page.platform.answer('POST', /pages$/, { json: intakeWith({ revision: 2, papers: [received(1)] }) });
    await page.press('ok');
    await page.update();
    expect([isShown(), page.session.intake.state.shot]).toEqual([true, page.platform.stillTaken?.preview]);
    await page.platform.clock.advance(5_000);
    await page.update();
    expect([isShown(), page.session.intake.state.shot]).toEqual([false, null]);

    page.platform.stillTaken = { ...page.platform.stillTaken!, sharpness: 20 };
    await page.press('digit2');
    await page.update();
    expect(page.session.intake.state.doubt).not.toBeNull();
    await page.platform.clock.advance(60_000);
    await page.update();
    expect(isShown()).toBe(true);
    page.session.intake.forget();
    expect(page.session.intake.state.shot).toBeNull();
  });

  it('shows no picture that did not get through', async () => {
    const page = await intakePage(intakeWith({ papers: [WANTED] }));
    page.platform.answer('POST', /pages$/, { status: 500, json: {} });
    await page.press('ok');
    await page.update();
    expect([page.session.intake.state.trouble, page.session.intake.state.shot]).toEqual(['unreachable', null]);
  });

  it('[I9] offers to take what was put off, until the form is confirmed', async () => {
    const later = samplePaper(4, { kind: 'document', label: '工资条', state: 'later' });
    const page = await intakePage(intakeWith({ step: 'documents', papers: [later] }));
    expect(ids(page)).toEqual([`resume-${later.id}`]);
    page.platform.answer('POST', /reopen$/, {
      json: intakeWith({ revision: 2, papers: [{ ...later, state: 'requested' }] }),
    });
    await page.press('ok');
    await page.update();
    expect(ids(page)).toEqual(['capture', 'later']);
    const confirming = await intakePage(intakeWith({ step: 'confirm', form: sampleForm(), papers: [later] }));
    expect(ids(confirming)).toEqual(expect.arrayContaining(['right', 'wrong']));
    expect(ids(confirming)).not.toContain(`resume-${later.id}`);
  });

  it('shows the camera for a paper that is asked for while the form waits to be confirmed', async () => {
    const page = await intakePage(intakeWith({ step: 'confirm', form: sampleForm(), papers: [WANTED] }));
    expect(ids(page)).toEqual(['capture', 'later']);
    expect(page.page.planes().self).toMatchObject({ w: 656, h: 369 });
  });

  it('gives the form the room when it is to be confirmed, and the officer a corner', async () => {
    const page = await intakePage(intakeWith({ step: 'confirm', form: sampleForm() }));
    expect(page.page.planes().remote).toMatchObject({ w: 640 });
    expect(ids(page)).toEqual(expect.arrayContaining(['right', 'wrong']));
  });

  it('leads through a long form and back to its beginning', async () => {
    const long = { ...sampleForm(), facts: '我在工地干了半年，工钱一分没拿到。'.repeat(30) };
    const page = await intakePage(intakeWith({ step: 'confirm', form: long }), { elder: true });
    expect(page.focus()).toBe('next-part');
    const first = page.texts();
    await page.press('ok');
    expect(page.texts()).not.toEqual(first);
    for (let turns = 0; turns < 20 && page.focus() === 'next-part'; turns += 1) await page.press('ok');
    expect(page.focus()).toBe('right');
  });

  it('asks before red ends it, with staying first; Back stays', async () => {
    const page = await intakePage(intakeWith({ papers: [WANTED] }));
    await page.press('red');
    expect(ids(page)).toEqual(['stay', 'leave']);
    expect(page.focus()).toBe('stay');
    expect(page.page.planes()).toEqual({});
    await page.press('back');
    expect(ids(page)).toEqual(['capture', 'later']);
    expect(page.session.call.state.phase).toBe('open');
    await page.press('red');
    await page.press('red');
    expect(page.session.call.state.phase).toBe('ended');
  });

  it('is not left by Back or Home', async () => {
    const page = await intakePage(intakeWith());
    expect(await page.press('back')).toBe(true);
    expect(await page.press('home')).toBe(true);
  });

  describe('[I11] with a phone as the camera', () => {
    const BY_PHONE: Partial<CallMediaState> = { camera: 'on', phone: { present: true, plays: true } };
    const BARE: Partial<CallMediaState> = { camera: 'none' };

    it('has no shutter: it says to take the paper with the phone, and shows its picture', async () => {
      const page = await intakePage(intakeWith({ papers: [WANTED] }), {}, BY_PHONE);
      expect(ids(page)).toEqual(['phone', 'later']);
      expect(page.focus()).toBe('phone');
      expect(page.scene().lines[0]).toBe('请用手机拍劳动合同');
      expect(page.page.planes().self).toMatchObject({ w: 656, h: 369 });
      expect(page.texts()).toContain('请看手机，照上面写的拍');
      await page.press('ok');
      expect([
        page.session.navigator.location.page,
        page.platform.requests.filter((one) => one.includes('/pages')),
      ]).toEqual(['companion', []]);
    });

    it('shows what the phone sent, by the usual updates, and ends the paper', async () => {
      const page = await intakePage(intakeWith({ papers: [WANTED] }), {}, BY_PHONE);
      page.session.intake.accept(intakeWith({ revision: 2, papers: [received(2)] }));
      await page.update();
      expect(page.scene().lines[0]).toContain('已拍 2 页');
      expect(ids(page)).toEqual(['finish', 'phone-after']);
      expect(page.focus()).toBe('finish');
      await page.press('ok');
      expect(ids(page)).toEqual(['continue']);
    });

    it('names the page that is to be taken again', async () => {
      const { pages, ...paper } = received(3);
      const again = pages.map((one, at) => ({ ...one, retake: at === 1 }));
      const page = await intakePage(
        intakeWith({ papers: [{ ...paper, state: 'retake', pages: again }] }),
        {},
        BY_PHONE,
      );
      expect(page.scene().lines[0]).toBe('请用手机重拍劳动合同的第 2 页');
    });

    it('offers the code where the box has no camera and no phone, and takes it away once a phone is there', async () => {
      const page = await intakePage(intakeWith({ papers: [WANTED] }), {}, BARE);
      await page.update();
      expect(page.scene().qr).toEqual({ purpose: 'companion', url: URL_OF_PHONE });
      expect(page.scene().lines[0]).toBe('用手机扫码，就能拍劳动合同');
      expect(ids(page)).toEqual(['phone', 'later']);
      expect(page.texts().join('')).toContain('扫二维码');
      const { media } = page.session.call.state;
      page.session.call.store.set({ media: { ...media, ...BY_PHONE } });
      await page.update();
      expect(page.scene().qr).toBeUndefined();
      expect(page.scene().lines[0]).toBe('请用手机拍劳动合同');
      page.session.call.store.set({ media: { ...media, ...BARE } });
      await page.update();
      const asked = () => page.platform.requests.filter((one) => /companion$/.test(one)).length;
      expect(asked()).toBe(2);
      page.session.intake.accept(intakeWith({ revision: 2, step: 'confirm', form: sampleForm() }));
      await page.update();
      await page.platform.clock.advance(600_000);
      expect([page.scene().qr, asked()]).toEqual([undefined, 2]);
      page.close();
    });

    it('asks for no code where the box has a camera', async () => {
      const page = await intakePage(intakeWith({ papers: [WANTED] }));
      await page.update();
      expect(page.platform.requests.filter((one) => /companion$/.test(one))).toEqual([]);
    });
  });

  it('names only the present step in elder mode: larger letters need the room', async () => {
    const standard = await intakePage(intakeWith({ step: 'documents' }));
    const elder = await intakePage(intakeWith({ step: 'documents' }), { elder: true });
    expect(standard.texts()).toEqual(expect.arrayContaining(['核对身份', '镜头前确认']));
    expect(elder.texts()).not.toContain('镜头前确认');
  });
});
