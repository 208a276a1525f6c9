/** @jest-environment ./test/support/dom-environment.mjs */

import { RouteCaller, Store } from '@falink/client';
import type { Still } from '@falink/client/still';
import { sampleId } from '@falink/fixtures';
import { FixtureServer, Raw } from '@falink/fixtures/server';
import { type CompanionPaper, companionRoutes, type ErrorCode, FalinkError } from '@falink/protocol';
import { screen, waitFor } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { companion as zh } from '../../src/locales/zh-CN/companion.js';
import { papers } from '../../src/locales/zh-CN/papers.js';
import { BEFORE_CALL, type CallState } from '../../src/phone/companion/call-state.js';
import { CompanionPage } from '../../src/phone/companion/companion-page.js';
import { CompanionService } from '../../src/phone/companion/companion-service.js';

const HERE = { here: true, muted: false, lost: false };
const SHARP: Still = {
  blob: new Blob(['a picture'], { type: 'image/jpeg' }),
  preview: null,
  width: 2560,
  height: 1920,
  sharpness: 900,
};
const CARD: CompanionPaper = {
  id: sampleId(10),
  kind: 'identity_front',
  label: '身份证正面',
  pages: 0,
  wanted: true,
  again: null,
};
const CONTRACT: CompanionPaper = { ...CARD, id: sampleId(11), kind: 'document', label: '劳动合同' };

/** The phone's part without media. */
class FakeCall {
  static made: FakeCall[] = [];
  static still: Still | null = SHARP;
  static isBusy = false;
  readonly state = new Store<CallState>({ ...BEFORE_CALL, session: 'active', microphone: HERE, camera: HERE });
  readonly lawyer = { getTracks: () => [] };
  readonly done: string[] = [];
  constructor() {
    FakeCall.made.push(this);
  }
  track = () => null;
  open = async () => [];
  join() {}
  leave() {}
  setPictures() {}
  async showDocument() {
    if (FakeCall.isBusy) throw new DOMException('busy', 'NotReadableError');
    if (!this.state.state.showsDocument) this.done.push('shows');
    this.state.set({ showsDocument: true });
  }
  async hideDocument() {
    this.done.push('hides');
    this.state.set({ showsDocument: false });
  }
  async flip() {
    this.done.push('flips');
  }
  setMuted(device: string, muted: boolean) {
    this.done.push(`${device} muted ${muted}`);
  }
  still = async () => FakeCall.still;
}

let api: FixtureServer;
/** What the officer asks for. */
let wanted: CompanionPaper | null;
/** What is answered to a page; the code of a refusal, or null for no answer. */
let answers: (CompanionPaper | null | ErrorCode | 'nobody')[];
let sent: { readonly path: string; readonly key: string | null; readonly file: unknown }[];

beforeEach(async () => {
  FakeCall.made = [];
  FakeCall.still = SHARP;
  FakeCall.isBusy = false;
  wanted = CARD;
  answers = [];
  sent = [];
  sessionStorage.clear();
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: {} });
  (globalThis as { MediaStream?: unknown }).MediaStream = class {
    getTracks = () => [];
    getAudioTracks = () => [];
  };
  HTMLMediaElement.prototype.play = async () => undefined;
  const room = {
    roomId: sampleId(1),
    participantId: sampleId(2),
    of: sampleId(3),
    url: 'http://127.0.0.1:9',
    token: 't',
  };
  api = new FixtureServer();
  api.reply('openCompanion', () => ({
    companionId: sampleId(2),
    key: 'key',
    room,
    siteName: '后营村公共法律服务室',
    kind: 'intake',
  }));
  api.reply('companionAccess', () => room);
  api.reply('companionPaper', () => ({ paper: wanted }));
  api.reply('uploadCompanionPage', ({ params, query, token }) => {
    sent.push({
      path: `${params.companionId}/${params.paperId}/${query.replaces ?? ''}`,
      key: token,
      file: files.at(-1),
    });
    const answer = answers.shift() ?? null;
    if (answer === 'nobody') return new Raw(502, '');
    if (typeof answer === 'string') throw new FalinkError(answer);
    wanted = answer;
    return { paper: answer };
  });
  const origin = await api.listen();
  const files: unknown[] = [];
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  const page = new CompanionPage({
    root,
    texts: zh,
    locale: 'zh-CN',
    storage: sessionStorage,
    loadService: async () =>
      new CompanionService(
        new RouteCaller({
          origin,
          http: (url, request) => {
            if (request.body instanceof Blob) files.push(request.body);
            return fetch(url, request);
          },
        }),
      ),
    loadCall: async () => ({ CompanionCall: FakeCall }) as never,
    loadPapers: () => import('../../src/phone/companion/papers.js'),
  });
  await page.start('#token');
  await press('允许使用摄像头');
});
afterEach(async () => {
  // Ends the polling.
  FakeCall.made.at(-1)?.state.set({ over: 'call_over' });
  document.body.replaceChildren();
  await api.close();
});

const user = userEvent.setup();
/** A poll takes two seconds. */
const PATIENT = { timeout: 6_000 };
const press = async (name: string) => user.click(await screen.findByRole('button', { name }, PATIENT));
const text = (words: string) => screen.findByText(words, {}, PATIENT);
const title = (name: string) => screen.findByRole('heading', { name }, PATIENT);
const done = () => FakeCall.made[0]?.done;
const shown = (name: string) => screen.queryByRole('button', { name }) !== null;

/** From the card to the picture that is judged. */
async function photograph(take: string = papers.take): Promise<void> {
  await press(take);
  await press(papers.shoot);
}

describe('[I11] a phone that photographs papers', () => {
  it('says what the officer asks for, takes the picture, shows it, and sends it once', async () => {
    await text('工作人员要看：身份证正面');
    answers = [null];
    await photograph();
    await title(papers.judge);
    expect(sent).toEqual([]);
    await press(papers.send);
    await text(papers.sent);
    expect(sent).toEqual([{ path: `${sampleId(2)}/${CARD.id}/`, key: 'key', file: SHARP.blob }]);
    await waitFor(() => expect(done()).toEqual(['shows', 'hides']));
    expect(shown(papers.take)).toBe(false);
  });

  it('leaves the call where it is: its keys wait below and come back', async () => {
    await press(papers.take);
    await title('身份证正面');
    const status = document.querySelector<HTMLElement>('[role=status]');
    expect(status?.inert).toBe(true);
    await press(papers.back);
    expect(status?.inert).toBe(false);
    expect(done()).toEqual(['shows', 'hides']);
    await text('工作人员要看：身份证正面');
  });

  it('takes page after page of a document, until there is none', async () => {
    await press(papers.take);
    await title('身份证正面');
    await press(papers.back);
    wanted = CONTRACT;
    await text('工作人员要看：劳动合同');
    answers = [
      { ...CONTRACT, pages: 1, wanted: false },
      { ...CONTRACT, pages: 2, wanted: false },
    ];
    await photograph();
    await press(papers.send);
    await title('劳动合同：已交 1 页');
    await photograph(papers.takeMore);
    await press(papers.send);
    await title('劳动合同：已交 2 页');
    await press(papers.finish);
    await waitFor(() => expect(shown(papers.takeMore)).toBe(false));
    expect([sent.length, done()?.at(-1)]).toEqual([2, 'hides']);
    // The officer wants another page after all.
    wanted = { ...CONTRACT, pages: 2 };
    await text('工作人员要看：劳动合同');
    expect(shown(papers.takeMore)).toBe(true);
  });

  it('takes again the page that the officer names, in its place', async () => {
    wanted = { ...CONTRACT, pages: 3, again: { n: 2, id: sampleId(20) } };
    await text('请重拍：劳动合同第 2 页');
    answers = [{ ...CONTRACT, pages: 3, wanted: false }];
    await photograph(papers.takeAgain);
    await press(papers.send);
    await title('劳动合同：已交 3 页');
    expect(sent[0]?.path).toBe(`${sampleId(2)}/${CONTRACT.id}/${sampleId(20)}`);
  });

  it('without a line it sends the same picture again and again, then asks, and loses nothing', async () => {
    answers = ['nobody', 'nobody', null];
    await photograph();
    await press(papers.send);
    await title(papers.sending);
    await text(papers.sent);
    expect(sent.map(({ file }) => file)).toEqual([SHARP.blob, SHARP.blob, SHARP.blob]);
  });

  it('a service that cannot keep it now is asked again at the press', async () => {
    answers = ['storage.full', null];
    await photograph();
    await press(papers.send);
    await text(papers.trouble.unreachable);
    await press(papers.resend);
    await text(papers.sent);
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['capture.full', papers.trouble.full],
    ['capture.changed', papers.trouble.changed],
    ['intake.closed', papers.trouble.closed],
  ] as const)('%s: says so, and is back in the call', async (code, words) => {
    answers = [code];
    await photograph();
    await press(papers.send);
    await text(words);
    expect(shown(papers.send)).toBe(false);
    await waitFor(() => expect(done()?.at(-1)).toBe('hides'));
  });

  it('a picture that the service cannot read is taken again', async () => {
    answers = ['capture.unreadable', null];
    await photograph();
    await press(papers.send);
    await text(papers.trouble.unreadable);
    await press(papers.shoot);
    await press(papers.send);
    await text(papers.sent);
  });

  it.each([
    ['blurred', { sharpness: 20 }],
    ['small', { width: 320, height: 200 }],
  ] as const)('a picture that is %s is better taken again, and may be sent', async (quality, change) => {
    FakeCall.still = { ...SHARP, ...change };
    answers = [null];
    await photograph();
    await title(papers.judgeDoubt);
    await text(papers[quality]);
    await press(papers.retake);
    await press(papers.shoot);
    await press(papers.sendAnyway);
    await text(papers.sent);
    expect(sent).toHaveLength(1);
  });

  it('says that the camera gives no picture yet, and that it does not open', async () => {
    FakeCall.still = null;
    await photograph();
    await text(papers.trouble.no_picture);
    await press(papers.back);
    FakeCall.isBusy = true;
    await press(papers.take);
    await text(papers.trouble.no_camera);
    expect(shown(papers.take)).toBe(true);
  });

  it('drops a picture that the officer wants no longer', async () => {
    await photograph();
    await title(papers.judge);
    wanted = null;
    await text(papers.trouble.changed);
    expect(shown(papers.send)).toBe(false);
    expect(sent).toEqual([]);
  });

  it('a person is seen by the camera of the call, which is switched on, and may be the other one', async () => {
    FakeCall.made[0]!.state.set({ camera: { ...HERE, muted: true } });
    wanted = { ...CARD, id: sampleId(12), kind: 'person', label: '本人照片' };
    await text('工作人员要看：本人照片');
    await press(papers.take);
    // The key of the call lies below, inert.
    await user.click((await screen.findAllByRole('button', { name: zh.flip })).at(-1)!);
    expect(done()).toEqual(['camera muted false', 'flips']);
  });

  it('asks for nothing while the call is not live', async () => {
    await text('工作人员要看：身份证正面');
    FakeCall.made[0]!.state.set({ session: 'reconnecting' });
    const before = api.count(companionRoutes.companionPaper);
    wanted = CONTRACT;
    FakeCall.made[0]!.state.set({ session: 'active' });
    await text('工作人员要看：劳动合同');
    expect(api.count(companionRoutes.companionPaper)).toBeGreaterThan(before);
  });
});
