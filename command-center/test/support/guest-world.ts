import { type NetworkReport, RouteCaller } from '@falink/client';
import { sampleAgentCard, sampleId, samplePrivacyNotice, sampleVisitCall } from '@falink/fixtures';
import { FixtureServer } from '@falink/fixtures/server';
import {
  type BodyOf,
  type ErrorCode,
  FalinkError,
  type GuestDoor,
  type guestRoutes,
  type VisitCall,
} from '@falink/protocol';
import { configure, screen } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { categories as enCategories } from '../../src/locales/en/categories.js';
import { en } from '../../src/locales/en/guest.js';
import { categories } from '../../src/locales/zh-CN/categories.js';
import { guest as zh } from '../../src/locales/zh-CN/guest.js';
import type { BrowserParts } from '../../src/phone/guest/ability.js';
import { BrowserKey } from '../../src/phone/guest/browser-key.js';
import { GuestPage } from '../../src/phone/guest/guest-page.js';
import { FakeCall } from './fake-guest-call.js';

// A page is drawn in milliseconds, beside other tests in many.
configure({ asyncUtilTimeout: 8_000 });

export const GUEST_PARTS: BrowserParts = {
  isSecureContext: true,
  userAgent: 'Chrome',
  hasCapture: true,
  hasWebRtc: true,
};
export const GUEST_DOOR: GuestDoor = {
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
export const GUEST_KEY = 'k'.repeat(43);
const TOKEN = { token: 't', expiresInS: 300 };
const ROOM = { roomId: sampleId(1), participantId: sampleId(2), url: 'http://127.0.0.1:9', token: 't' };

export interface PageWishes {
  /** The browser has begun a visit. */
  readonly isKnown?: boolean;
  readonly parts?: BrowserParts;
  readonly television?: string | null;
}

/** The pages of one browser, apart from those of other tests. */
function channelOfPages() {
  const pages = new Set<EventTarget>();
  return class extends EventTarget {
    constructor() {
      super();
      pages.add(this);
    }
    postMessage() {
      for (const other of pages) if (other !== this) other.dispatchEvent(new Event('message'));
    }
    close() {
      pages.delete(this);
    }
  };
}

/** The guest's page over an api of made-up answers, without media. */
export class GuestWorld {
  readonly user = userEvent.setup();
  door = GUEST_DOOR;
  call: VisitCall = sampleVisitCall({ position: 2 });
  readonly queued: BodyOf<typeof guestRoutes.queueGuest>[] = [];
  /** What the next requests to queue are refused with. */
  refusals: ErrorCode[] = [];
  networkTests = 0;
  api = this.#serve();
  #origin = '';

  static async start(): Promise<GuestWorld> {
    localStorage.clear();
    localStorage.setItem('falink-guest', GUEST_KEY);
    FakeCall.made = [];
    FakeCall.problems = [];
    (globalThis as { MediaStream?: unknown }).MediaStream = class {
      getTracks = () => [];
    };
    HTMLMediaElement.prototype.play = async () => undefined;
    (globalThis as { BroadcastChannel?: unknown }).BroadcastChannel = channelOfPages();
    const world = new GuestWorld();
    world.#origin = await world.api.listen();
    return world;
  }

  async #checkNetwork(): Promise<NetworkReport> {
    this.networkTests += 1;
    return { udp: 'fails', tcp: 'fails', turn: 'not_offered' };
  }

  async close(): Promise<void> {
    document.body.replaceChildren();
    await this.api.close();
  }

  /** The service cannot be reached. @returns where it was */
  async unplug(): Promise<number> {
    await this.api.close();
    return Number(new URL(this.#origin).port);
  }

  async plugIn(port: number): Promise<void> {
    this.api = this.#serve();
    await this.api.listen(port);
  }

  change(part: Partial<VisitCall>): void {
    this.call = { ...this.call, ...part, revision: this.call.revision + 1 };
  }

  page({ isKnown = false, parts = GUEST_PARTS, television = null }: PageWishes = {}): Promise<void> {
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
      television,
      parts,
      caller: new RouteCaller({ origin: this.#origin, http: (url, request) => fetch(url, request) }),
      loadCall: async () =>
        ({ GuestCall: FakeCall, solveProof: async () => '7', checkGuestNetwork: () => this.#checkNetwork() }) as never,
      after: (_ms, run) => {
        const timer = setTimeout(run, 20);
        return () => clearTimeout(timer);
      },
    }).start();
  }

  async press(name: string): Promise<void> {
    await this.user.click(await screen.findByRole('button', { name }));
  }

  title(name: string): Promise<HTMLElement> {
    return screen.findByRole('heading', { name });
  }

  /** From the door to the queue. */
  async waiting(wishes: PageWishes = {}): Promise<FakeCall> {
    await this.page(wishes);
    await this.press(zh.start.next);
    await this.press(zh.notice.agree);
    await this.press(zh.devices.open);
    await this.press(zh.devices.begin);
    await this.title(zh.waiting.title);
    return FakeCall.made.at(-1)!;
  }

  async talking(wishes: PageWishes = {}): Promise<FakeCall> {
    const media = await this.waiting(wishes);
    this.change({ state: 'connecting', position: null, agent: sampleAgentCard() });
    await this.title(zh.call.connecting);
    media.state.set({
      session: 'active',
      microphone: { here: true, muted: false, lost: false },
      camera: { here: true, muted: false, lost: false },
    });
    await this.title(zh.call.talking);
    return media;
  }

  #serve(): FixtureServer {
    const api = new FixtureServer();
    api.reply('openGuestDoor', () => this.door);
    api.reply('probeGuestNetwork', () => ({ url: this.#origin, token: 'probe' }));
    api.reply('guestChallenge', () => ({ challenge: 'c', bits: 4, expiresInMs: 120_000 }));
    api.reply('queueGuest', ({ body }) => {
      this.queued.push(body);
      const refusal = this.refusals.shift();
      if (refusal) throw new FalinkError(refusal);
      return { ...TOKEN, call: this.call, room: ROOM };
    });
    api.reply('resumeGuest', () => ({ ...TOKEN, call: this.call }));
    api.reply('guestCall', () => this.call);
    api.reply('guestRoomAccess', () => ROOM);
    api.reply('endGuestCall', () => {
      const [endReason, ratingDue] = this.call.agent
        ? (['resident_hung_up', true] as const)
        : (['abandoned', false] as const);
      this.change({ state: 'ended', endReason, ratingDue });
      return {};
    });
    api.reply('rateGuestCall', () => ({ score: 5 }));
    api.reply('setGuestCategory', ({ body }) => {
      this.change({ category: body.category });
      return this.call;
    });
    api.reply('guestGoodbye', () => ({ state: 'none', lines: [], nextOn: null, url: null, remainingMs: 0 }));
    return api;
  }
}
