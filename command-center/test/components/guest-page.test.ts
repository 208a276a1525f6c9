/** @jest-environment ./test/support/dom-environment.mjs */

import { RouteCaller } from '@falink/client';
import { sampleAgentCard, sampleId, samplePrivacyNotice, sampleTerminalCall } from '@falink/fixtures';
import { FixtureServer } from '@falink/fixtures/server';
import {
  type BodyOf,
  type ErrorCode,
  FalinkError,
  type GuestDoor,
  guestRoutes,
  type TerminalCall,
} from '@falink/protocol';
import { screen, waitFor } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { categories as enCategories } from '../../src/locales/en/categories.js';
import { en } from '../../src/locales/en/guest.js';
import { categories } from '../../src/locales/zh-CN/categories.js';
import { guest as zh } from '../../src/locales/zh-CN/guest.js';
import type { BrowserParts } from '../../src/phone/guest/ability.js';
import { BrowserKey } from '../../src/phone/guest/browser-key.js';
import { GuestPage } from '../../src/phone/guest/guest-page.js';
import { FakeCall } from '../support/fake-guest-call.js';

const PARTS: BrowserParts = { isSecureContext: true, userAgent: 'Chrome', hasCapture: true, hasWebRtc: true };
const DOOR: GuestDoor = {
  place: { id: sampleId(1), name: '云河区' },
  serviceName: { zh: '云河区公共法律服务', en: 'Yunhe public legal services' },
  hotline: '0470-12348',
  hours: null,
  closed: null,
  onDuty: 1,
  waiting: 2,
  waitRangeMs: null,
  notice: samplePrivacyNotice(),
  category: null,
};
const KEY = 'k'.repeat(43);
const TOKEN = { token: 't', expiresInS: 300 };
const ROOM = { roomId: sampleId(1), participantId: sampleId(2), url: 'http://127.0.0.1:9', token: 't' };

let api: FixtureServer;
let origin: string;
let door: GuestDoor;
let call: TerminalCall;
let queued: BodyOf<typeof guestRoutes.queueGuest>[];
let refusals: ErrorCode[];

beforeEach(async () => {
  localStorage.clear();
  localStorage.setItem('falink-guest', KEY);
  FakeCall.made = [];
  FakeCall.problems = [];
  [door, call, queued, refusals] = [DOOR, sampleTerminalCall({ position: 2 }), [], []];
  (globalThis as { MediaStream?: unknown }).MediaStream = class {
    getTracks = () => [];
  };
  HTMLMediaElement.prototype.play = async () => undefined;
  api = new FixtureServer();
  api.reply('openGuestDoor', () => door);
  api.reply('guestChallenge', () => ({ challenge: 'c', bits: 4, expiresInMs: 120_000 }));
  api.reply('queueGuest', ({ body }) => {
    queued.push(body);
    const refusal = refusals.shift();
    if (refusal) throw new FalinkError(refusal);
    return { ...TOKEN, call, room: ROOM };
  });
  api.reply('resumeGuest', () => ({ ...TOKEN, call }));
  api.reply('guestCall', () => call);
  api.reply('guestRoomAccess', () => ROOM);
  api.reply('endGuestCall', () => {
    change({
      state: 'ended',
      endReason: call.agent ? 'resident_hung_up' : 'abandoned',
      ratingDue: call.agent !== null,
    });
    return {};
  });
  api.reply('rateGuestCall', () => ({ score: 5 }));
  api.reply('setGuestCategory', ({ body }) => {
    change({ category: body.category });
    return call;
  });
  api.reply('guestGoodbye', () => ({ state: 'none', lines: [], nextOn: null, url: null, remainingMs: 0 }));
  origin = await api.listen();
});
afterEach(async () => {
  document.body.replaceChildren();
  await api.close();
});

const change = (part: Partial<TerminalCall>): void => {
  call = { ...call, ...part, revision: call.revision + 1 };
};

function page({ isKnown = false, parts = PARTS }: { isKnown?: boolean; parts?: BrowserParts } = {}): Promise<void> {
  const root = document.createElement('div');
  const browser = new BrowserKey(localStorage);
  if (isKnown) browser.begin();
  document.body.replaceChildren(root);
  return new GuestPage({
    root,
    locale: 'zh-CN',
    languages: { 'zh-CN': { texts: zh, categories }, en: { texts: en, categories: enCategories } },
    browser,
    entry: { place: sampleId(1) },
    parts,
    caller: new RouteCaller({ origin, http: (url, request) => fetch(url, request) }),
    loadCall: async () => ({ GuestCall: FakeCall, solveProof: async () => '7' }) as never,
    after: (_ms, run) => {
      const timer = setTimeout(run, 20);
      return () => clearTimeout(timer);
    },
  }).start();
}
const user = userEvent.setup();
const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
const title = (name: string) => screen.findByRole('heading', { name });

async function waiting(): Promise<FakeCall> {
  await page();
  await press(zh.start.next);
  await press(zh.notice.agree);
  await press(zh.devices.open);
  await press(zh.devices.begin);
  await title(zh.waiting.title);
  return FakeCall.made.at(-1)!;
}

async function talking(): Promise<FakeCall> {
  const media = await waiting();
  change({ state: 'connecting', position: null, agent: sampleAgentCard() });
  await title(zh.call.connecting);
  media.state.set({
    session: 'active',
    microphone: { here: true, muted: false, lost: false },
    camera: { here: true, muted: false, lost: false },
  });
  await title(zh.call.talking);
  return media;
}

describe('[U1] before anybody queues', () => {
  it('says where it leads, who is on duty and who waits; nothing is opened', async () => {
    await page();
    await title('云河区公共法律服务');
    screen.getByText('现在有 1 位律师值班');
    screen.getByText('前面有 2 人在等');
    expect(screen.getByRole('link', { name: '拨打 0470-12348' }).getAttribute('href')).toBe('tel:0470-12348');
    expect(FakeCall.made).toEqual([]);
  });

  it('changes its language in its place', async () => {
    await page();
    await press(zh.language);
    await title('Yunhe public legal services');
    expect(document.documentElement.lang).toBe('en');
    await press(en.start.next);
    await title(en.notice.title);
  });

  it.each(['closed', 'nobody_on_duty', 'full'] as const)(
    '%s: says why, with the hotline, and no way on',
    async (closed) => {
      door = { ...DOOR, closed };
      await page();
      await title(zh.closed[closed].title);
      expect(screen.queryByRole('button', { name: zh.start.next })).toBeNull();
      screen.getByRole('link', { name: '拨打 0470-12348' });
    },
  );

  it.each([
    ['guest.link_used', zh.trouble.link],
    ['guest.link_expired', zh.trouble.link],
    ['guest.link_withdrawn', zh.trouble.link],
    ['guest.blocked', zh.trouble.blocked],
  ] as const)('%s: says why', async (code, heading) => {
    api.reply('openGuestDoor', () => {
      throw new FalinkError(code);
    });
    await page();
    await title(heading);
    screen.getByText(new FalinkError(code).toBody().message.zh);
  });

  it('tries again without a line', async () => {
    const { port } = new URL(origin);
    await api.close();
    await page();
    await title(zh.trouble.title);
    screen.getByText(zh.trouble.offline);
    api = new FixtureServer();
    api.reply('openGuestDoor', () => door);
    await api.listen(Number(port));
    await press(zh.again);
    await title('云河区公共法律服务');
  });

  it.each([
    ['insecure', { isSecureContext: false }],
    ['app', { userAgent: 'MicroMessenger/8.0', hasCapture: false }],
    ['old', { hasWebRtc: false }],
  ] as const)('a browser that cannot: %s is said before the queue', async (why, part) => {
    await page({ parts: { ...PARTS, ...part } });
    await press(zh.start.next);
    await title(zh.cannot.title);
    screen.getByText(zh.cannot[why]);
  });
});

describe('[U5] consent', () => {
  it('comes before the camera, and names the version and the guardian', async () => {
    await page();
    await press(zh.start.next);
    await user.click(screen.getByLabelText(zh.notice.child));
    await press(zh.notice.agree);
    expect(screen.getByRole('alert').textContent).toBe(zh.notice.guardianNeeded);
    await user.click(screen.getByLabelText(zh.notice.guardian));
    await press(zh.notice.agree);
    expect(FakeCall.made).toEqual([]);
    await press(zh.devices.soundOnly);
    await press(zh.devices.begin);
    await waitFor(() => expect(queued).toHaveLength(1));
    expect(queued[0]).toMatchObject({
      browserKey: KEY,
      solution: '7',
      place: sampleId(1),
      consent: { notice: DOOR.notice.version, under14: true, guardian: true },
    });
    expect(FakeCall.made[0]?.done).toEqual(['open {"microphone":true,"camera":false}']);
  });

  it('of an older notice is asked for once more', async () => {
    refusals = ['guest.notice_changed'];
    await page();
    await press(zh.start.next);
    await press(zh.notice.agree);
    await press(zh.devices.open);
    await press(zh.devices.begin);
    await screen.findByText(zh.notice.changed);
    await title(zh.notice.title);
  });
});

describe('the devices', () => {
  it('that are refused are explained, and sound alone is offered for a camera that is missing', async () => {
    FakeCall.problems = ['camera_missing'];
    await page();
    await press(zh.start.next);
    await press(zh.notice.agree);
    await press(zh.devices.open);
    await title(zh.devices.cameraTitle);
    FakeCall.problems = ['microphone_denied', 'camera_denied'];
    await press(zh.again);
    await title(zh.devices.deniedTitle);
    screen.getByText(zh.devices.how.chrome[0]!);
    FakeCall.problems = [];
    await press(zh.again);
    await screen.findByRole('button', { name: zh.devices.begin });
  });
});

describe('[U2] queueing', () => {
  it('replaces a challenge that became too old, once', async () => {
    refusals = ['guest.proof_invalid'];
    await waiting();
    expect(queued).toHaveLength(2);
    expect(queued[0]?.requestId).not.toBe(queued[1]?.requestId);
  });

  it('goes back to the door when that has closed', async () => {
    refusals = ['guest.full'];
    await page();
    await press(zh.start.next);
    await press(zh.notice.agree);
    await press(zh.devices.open);
    door = { ...DOOR, closed: 'full' };
    await press(zh.devices.begin);
    await title(zh.closed.full.title);
  });

  it('finds the consultation that another page of this browser has', async () => {
    refusals = ['guest.already_open'];
    await page();
    await press(zh.start.next);
    await press(zh.notice.agree);
    await press(zh.devices.open);
    await press(zh.devices.begin);
    await title(zh.resume.title);
  });
});

describe('[U7] a consultation', () => {
  it('says the place, takes a matter, and enters the room only once a desk rings', async () => {
    const media = await waiting();
    screen.getByText('您排在第 2 位');
    await press(categories.housing);
    await waitFor(() => expect(screen.getByRole('button', { name: categories.housing }).ariaPressed).toBe('true'));
    expect(media.isIn).toBe(false);
    change({ state: 'offered' });
    await screen.findByText(zh.waiting.ringing);
    await waitFor(() => expect(media.done).toContain('join'));
    expect(media.done.filter((one) => one === 'join')).toHaveLength(1);
  });

  it('leaves the queue after one more question', async () => {
    const media = await waiting();
    await press(zh.waiting.leave);
    await press(zh.waiting.stay);
    await press(zh.waiting.leave);
    await press(zh.waiting.leave);
    await title(zh.over.left.title);
    expect(media.done).toContain('left');
  });

  it('mutes, hangs up after one more question, and is rated', async () => {
    const media = await talking();
    await press(zh.call.microphone);
    expect(media.done).toContain('microphone muted true');
    await press(zh.call.hangUp);
    await press(zh.call.hangUp);
    await title(zh.rating.title);
    await press('非常满意');
    await title(zh.over.thanks.title);
    expect(api.count(guestRoutes.rateGuestCall)).toBe(1);
  });

  it('shows what the lawyer wrote down', async () => {
    api.reply('guestGoodbye', () => ({
      state: 'confirmed',
      lines: ['带上工资条'],
      nextOn: null,
      url: null,
      remainingMs: 1_000,
    }));
    await talking();
    change({ state: 'ended', endReason: 'agent_hung_up', ratingDue: false });
    await title(zh.over.summary);
    screen.getByText('带上工资条');
  });

  it('is not asked for by a browser that has begun none, and forgotten once its end was shown', async () => {
    await waiting();
    expect(api.count(guestRoutes.resumeGuest)).toBe(0);
    expect(new BrowserKey(localStorage)).toMatchObject({ key: KEY, hasBegun: true });
    change({ state: 'ended', endReason: 'nobody_answered' });
    await title(zh.over.nobody_answered.title);
    expect(new BrowserKey(localStorage).hasBegun).toBe(false);
  });

  it('that another page of this browser took over is not fought for: it comes back at a press', async () => {
    const media = await talking();
    await waitFor(() => expect(media.done.at(-1)).toBe('join'));
    media.onEnded(true);
    await title(zh.trouble.elsewhere);
    expect(media.done.at(-1)).toBe('left');
    await press(zh.again);
    await title(zh.resume.title);
  });

  it('is found again by a page that was loaded again, after a press', async () => {
    await page({ isKnown: true });
    await title(zh.resume.title);
    expect(FakeCall.made).toEqual([]);
    await press(zh.resume.go);
    await title(zh.waiting.title);
  });

  it.each(['connection_lost', 'nobody_answered', 'failed'] as const)(
    '%s: says what became of it',
    async (endReason) => {
      await waiting();
      change({ state: 'ended', endReason });
      await title(zh.over[endReason === 'connection_lost' ? 'lost' : endReason].title);
      await press(zh.over.again);
      await title('云河区公共法律服务');
    },
  );
});
