/** @jest-environment ./test/support/dom-environment.mjs */

import { RouteCaller, Store } from '@falink/client';
import { sampleId } from '@falink/fixtures';
import { FixtureServer } from '@falink/fixtures/server';
import { type BodyOf, companionRoutes, FalinkError, type OpenedCompanion } from '@falink/protocol';
import { screen, waitFor } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { en } from '../../src/locales/en/companion.js';
import { companion } from '../../src/locales/zh-CN/companion.js';
import { BEFORE_CALL, type CallState } from '../../src/phone/companion/call-state.js';
import { CompanionPage } from '../../src/phone/companion/companion-page.js';
import { CompanionService } from '../../src/phone/companion/companion-service.js';
import { namingPerson } from '../../src/phone/companion/screens.js';

const zh = namingPerson(companion, 'consultation');
/** Before the call is known. */
const { explain } = namingPerson(companion, 'unknown');

/** The phone's part without media: what the page asks of it, and what it says. */
class FakeCall {
  static made: FakeCall[] = [];
  static problems: readonly string[] = [];
  /** Of the way into the room. */
  static refusal: FalinkError | null = null;
  readonly state = new Store<CallState>({ ...BEFORE_CALL, microphone: HERE, camera: HERE });
  readonly lawyer = { getTracks: () => [] };
  readonly done: string[] = [];
  constructor() {
    FakeCall.made.push(this);
  }
  track = () => null;
  async open(wanted: unknown) {
    this.done.push(`open ${JSON.stringify(wanted)}`);
    return FakeCall.problems;
  }
  join(wanted: unknown) {
    this.done.push(`join ${JSON.stringify(wanted)}`);
  }
  setMuted(device: string, muted: boolean) {
    this.done.push(`${device} muted ${muted}`);
  }
  async reopen() {
    this.done.push('reopen');
  }
  async showDocument() {
    throw new DOMException('busy', 'NotReadableError');
  }
  async playHere(here: boolean) {
    this.done.push(`plays here ${here}`);
  }
  pictures = false;
  setPictures(wanted: boolean) {
    this.pictures = wanted;
  }
  leave() {
    this.done.push('left');
  }
}
const HERE = { here: true, muted: false, lost: false };
const BOTH = '{"microphone":true,"camera":true}';

let api: FixtureServer;
/** Of the way to the api. */
let loading: Promise<void> = Promise.resolve();
let origin: string;
let asked: BodyOf<typeof companionRoutes.openCompanion>[];
const room = {
  roomId: sampleId(1),
  participantId: sampleId(2),
  of: sampleId(3),
  url: 'http://127.0.0.1:9',
  token: 't',
};
const opened: OpenedCompanion = {
  companionId: sampleId(2),
  key: 'key',
  room,
  siteName: '后营村公共法律服务室',
  kind: 'consultation',
};

beforeEach(async () => {
  FakeCall.made = [];
  FakeCall.problems = [];
  FakeCall.refusal = null;
  asked = [];
  sessionStorage.clear();
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: {} });
  (globalThis as { MediaStream?: unknown }).MediaStream = class {
    getTracks = () => [];
    getAudioTracks = () => [];
  };
  HTMLMediaElement.prototype.play = async () => undefined;
  api = new FixtureServer();
  api.reply('openCompanion', ({ body }) => {
    asked.push(body);
    return opened;
  });
  api.reply('companionAccess', () => {
    if (FakeCall.refusal) throw FakeCall.refusal;
    return room;
  });
  api.reply('leaveCompanion', () => ({}));
  origin = await api.listen();
});
afterEach(async () => {
  document.body.replaceChildren();
  await api.close();
});

function page(hash: string, texts = companion): Promise<void> {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  return new CompanionPage({
    root,
    texts,
    locale: texts === en ? 'en' : 'zh-CN',
    storage: sessionStorage,
    loadService: async () => {
      await loading;
      return new CompanionService(new RouteCaller({ origin, http: (url, request) => fetch(url, request) }));
    },
    loadCall: async () => ({ CompanionCall: FakeCall }) as never,
    loadPapers: () => import('../../src/phone/companion/papers.js'),
  }).start(hash);
}
const user = userEvent.setup();
const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
const title = (name: string) => screen.findByRole('heading', { name });

async function inCall(part: Partial<CallState> = { session: 'active' }): Promise<FakeCall> {
  await page('#token');
  await press('允许使用摄像头');
  await waitFor(() => expect(FakeCall.made.at(-1)?.done).toContain(`join ${BOTH}`));
  const call = FakeCall.made.at(-1)!;
  call.state.set(part);
  return call;
}

describe('[N2] the page that the code on the television opens', () => {
  it('opens it once, says what the camera is for, and asks for nothing before the press', async () => {
    await page('#token');
    await title(explain.title);
    expect(document.activeElement?.textContent).toBe(explain.title);
    expect(screen.getByText('后营村公共法律服务室的电视')).toBeTruthy();
    expect(FakeCall.made).toEqual([]);
    expect(asked).toEqual([{ token: 'token', requestId: expect.any(String) }]);
  });

  it('keeps its place when it is loaded again, and gives it up for another code', async () => {
    await page('#token');
    await page('');
    await title(explain.title);
    expect([asked.length, api.count(companionRoutes.companionAccess)]).toEqual([1, 1]);
    await page('#other');
    await title(explain.title);
    expect(asked.map(({ token }) => token)).toEqual(['token', 'other']);
  });

  it.each(['companion.opened', 'companion.unknown'] as const)(
    '%s: says why and what to do, in both languages',
    async (code) => {
      api.reply('openCompanion', () => {
        throw new FalinkError(code);
      });
      for (const texts of [companion, en]) {
        await page('#token', texts);
        await title(texts.closed.title);
        const { message } = new FalinkError(code).toBody();
        expect(screen.getByText(texts === en ? message.en : message.zh)).toBeTruthy();
        expect(screen.queryByRole('button')).toBeNull();
      }
    },
  );

  it.each([
    ['companion.ended', zh.over.ended.title],
    ['call.ended', zh.over.call_over.title],
  ] as const)('loaded again after its part is over, it says so: %s', async (code, words) => {
    await page('#token');
    api.reply('companionAccess', () => {
      throw new FalinkError(code);
    });
    await page('');
    await title(words);
    expect(sessionStorage).toHaveLength(0);
  });

  it('without a connection it tries again with the same request', async () => {
    let busy = true;
    api.reply('openCompanion', ({ body }) => {
      asked.push(body);
      if (busy) throw new FalinkError('service.unavailable');
      return opened;
    });
    await page('#token');
    await title(zh.offlineTitle);
    busy = false;
    await press('再试一次');
    await title(explain.title);
    await waitFor(() => expect(asked[1]).toEqual(asked[0]));
  });

  it('can be read and pressed before the api answers, and asks for the devices after that', async () => {
    let answer = (): void => undefined;
    loading = new Promise((resolve) => {
      answer = resolve;
    });
    const opening = page('#token');
    await title(explain.title);
    await press('允许使用摄像头');
    await title(zh.opening);
    expect(FakeCall.made).toEqual([]);
    answer();
    await opening;
    await waitFor(() => expect(FakeCall.made.at(-1)?.done).toContain(`join ${BOTH}`));
  });

  it('pressed before the code is refused, it never asks for the devices', async () => {
    api.reply('openCompanion', () => {
      throw new FalinkError('companion.opened');
    });
    let answer = (): void => undefined;
    loading = new Promise((resolve) => {
      answer = resolve;
    });
    const opening = page('#token');
    await press('允许使用摄像头');
    answer();
    await opening;
    await title(zh.closed.title);
    expect(FakeCall.made).toEqual([]);
  });

  it('names who answers by the kind of the call', async () => {
    api.reply('openCompanion', () => ({ ...opened, kind: 'intake' }));
    api.reply('companionPaper', () => ({ paper: null }));
    const call = await inCall({ session: 'standby' });
    expect(await screen.findByText('准备好了，正在等工作人员')).toBeTruthy();
    call.state.set({ over: 'call_over' });
  });

  it('without a code it says where the code is', async () => {
    await page('');
    expect(await screen.findByText(zh.noTicket)).toBeTruthy();
  });
});

describe('the permission', () => {
  it('denied: says how to give it, and asks again at the press', async () => {
    FakeCall.problems = ['camera_denied', 'microphone_denied'];
    await page('#token');
    await press('允许使用摄像头');
    await title(zh.devices.deniedTitle);
    FakeCall.problems = [];
    await press('再试一次');
    await title(zh.status.connecting);
    await waitFor(() =>
      expect(FakeCall.made.map(({ done }) => done)).toEqual([
        [`open ${BOTH}`, 'left'],
        [`open ${BOTH}`, `join ${BOTH}`],
      ]),
    );
  });

  it('given after the call is over, it says so', async () => {
    FakeCall.refusal = new FalinkError('call.ended');
    await page('#token');
    await press('允许使用摄像头');
    await title(zh.over.call_over.title);
    expect(FakeCall.made[0]?.done.at(-1)).toBe('left');
  });

  it('without a camera the sound alone takes part', async () => {
    FakeCall.problems = ['camera_busy'];
    await page('#token');
    await press('允许使用摄像头');
    expect(await screen.findByText(zh.devices.camera_busy)).toBeTruthy();
    await press('只用声音');
    await title(zh.status.connecting);
    await waitFor(() => expect(FakeCall.made[0]?.done.at(-1)).toBe('join {"microphone":true,"camera":false}'));
  });
});

describe('[N3] the phone in the call', () => {
  it('says what is going on, and shows the lawyer only while the television is away', async () => {
    const call = await inCall({ session: 'standby' });
    await title(zh.status.waiting);
    expect(screen.queryByRole('button', { name: '拍材料' })).toBeNull();
    call.state.set({ session: 'active' });
    await title(zh.status.talking);
    expect(call.pictures).toBe(false);
    call.state.set({ televisionHere: false, lawyerPicture: true });
    await title(zh.status.alone);
    expect(call.pictures).toBe(true);
    expect(document.querySelector<HTMLVideoElement>(`[aria-label="${zh.lawyer}"]`)?.hidden).toBe(false);
    call.state.set({ televisionHere: true });
    await title(zh.status.talking);
    expect(call.pictures).toBe(false);
  });

  it('plays the voice where it was chosen, and always when the television is away', async () => {
    const call = await inCall();
    const lawyer = document.querySelector<HTMLVideoElement>(`[aria-label="${zh.lawyer}"]`)!;
    expect(lawyer.muted).toBe(false);
    await press('声音在手机');
    expect(call.done).toContain('plays here false');
    call.state.set({ playsHere: false });
    expect(lawyer.muted).toBe(true);
    expect(await screen.findByRole('button', { name: '声音在电视' })).toBeTruthy();
    call.state.set({ televisionHere: false });
    expect(lawyer.muted).toBe(false);
  });

  it('mutes, and says what did not work', async () => {
    const call = await inCall();
    await press('静音');
    expect(call.done).toContain('microphone muted true');
    await press('拍材料');
    expect(await screen.findByText(zh.note.failed)).toBeTruthy();
  });

  it('opens what another app took, when the page is back and at a press', async () => {
    const call = await inCall();
    const shown = document.createEvent('Event');
    shown.initEvent('visibilitychange');
    document.dispatchEvent(shown);
    expect(call.done.filter((one) => one === 'reopen')).toHaveLength(1);
    call.state.set({ camera: { ...HERE, lost: true } });
    await press('重新打开');
    expect(call.done.filter((one) => one === 'reopen')).toHaveLength(2);
    call.state.set({ camera: HERE });
    expect(screen.queryByRole('button', { name: '重新打开' })).toBeNull();
  });

  it('[I11] asks for no paper in a consultation', async () => {
    await inCall();
    await title(zh.status.talking);
    expect(api.count(companionRoutes.companionPaper)).toBe(0);
  });

  it('asks once more before it ends, and then is off at once and leaves nothing', async () => {
    const call = await inCall();
    await press('结束');
    await press('继续用');
    expect(document.activeElement?.textContent).toBe('结束');
    expect(call.done).not.toContain('left');
    await press('结束');
    await press('结束');
    await title(zh.over.left.title);
    expect(call.done).toContain('left');
    expect(sessionStorage).toHaveLength(0);
    await waitFor(() => expect(api.count(companionRoutes.leaveCompanion)).toBe(1));
  });

  it('lost, it can be taken up again', async () => {
    const call = await inCall();
    call.state.set({ over: 'lost' });
    await title(zh.over.lost.title);
    await press('再连一次');
    await title(zh.status.connecting);
    await waitFor(() => expect(FakeCall.made[1]?.done.at(-1)).toBe(`join ${BOTH}`));
  });
});
