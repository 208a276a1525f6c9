import { Listeners } from '@falink/client';
import type { Lightning } from '@lightningjs/sdk';
import { App } from '../App.js';
import type { Measure } from '../components/font.js';
import type { KeyPress } from '../keymap.js';
import type { Page } from '../pages/Page.js';
import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { Session } from '../session/Session.js';
import { asset, callWith, FakeMediaFactory, homeAt, ID, ON_AIR, ROOM } from '../session/testing.js';
import type { TextSize } from '../theme.js';
import { HANDOVER } from './fullPage.js';
import { blindCanvas, openDrawnStage } from './stage.js';

/** What a television holds on to. */
export interface Holds {
  /** Elements of the screen. */
  readonly nodes: number;
  /** Textures that are in the graphics memory, as far as Lightning knows. */
  readonly textures: number;
  /** Motions that have not ended. */
  readonly motions: number;
  readonly timers: number;
  /** Subscriptions. */
  readonly listeners: number;
  /** Calls' sound and picture that are not closed. */
  readonly media: number;
}

export interface WholeTelevision {
  readonly platform: FakePlatform;
  readonly session: Session;
  /** The page that is shown. */
  page(): Page;
  press(key: KeyPress['key'], repeat?: boolean): void;
  /** Time passes; everything that falls due happens, and a frame is drawn. */
  pass(ms: number): Promise<void>;
  /** What the service sends. */
  push(name: string, payload: unknown): void;
  holds(): Holds;
  /** The fakes forget what they have recorded, as if nobody had watched. */
  forget(): void;
}

/** As wide as in a Chinese font. */
const roughly: Measure = (text, size) =>
  [...text].reduce((w, character) => w + (character > '\u2e7f' ? size : size * 0.55), 0);

function countOf(element: Lightning.Element): number {
  return element.children.reduce((sum, child) => sum + countOf(child), 1);
}

/** Subscriptions to stores and to parts of the platform that nobody has ended yet, in this test file. */
let listening = 0;
const { add } = Listeners.prototype;
Listeners.prototype.add = function <T>(this: Listeners<T>, listener: (value: T) => void) {
  const stop = add.call(this, listener as (value: unknown) => void);
  let follows = true;
  listening += 1;
  return () => {
    if (follows) listening -= 1;
    follows = false;
    stop();
  };
};

/** The app as it runs on a box, paired and at home, over a platform in memory; nothing is drawn in pixels. */
export async function wholeTelevision(text: TextSize): Promise<WholeTelevision> {
  Object.assign(globalThis, {
    window: { location: { href: 'http://television.test/tv/' } },
    document: { querySelector: () => null, createElement: blindCanvas },
  });
  const platform = new FakePlatform();
  platform.parameters = { demo: 'home-1' };
  const challenge = () => ({ nonce: 'n', expiresAt: new Date(platform.clock.wall() + 60_000).toISOString() });
  const terminal = { id: ID(1), name: '一号', kind: 'home' };
  platform.answer('POST', /demo\/pair$/, { json: { terminalId: ID(1) } });
  platform.answer('POST', /challenge$/, () => ({ json: challenge() }));
  platform.answer('POST', /token$/, { json: { token: 't', expiresInS: 900, rotateKey: false, terminal } });
  platform.answer('GET', /terminal\/home$/, () => ({ json: homeAt(platform) }));
  platform.answer('GET', /on-air$/, { json: ON_AIR });
  platform.answer('GET', /assets$/, { json: { assets: [asset('a'), asset('b', 'elderly'), asset('c')] } });
  platform.answer('GET', /rulebook/, { json: { today: '2026-06-11', overrides: [] } });
  platform.answer('PUT', /terminal\/screen$/, { json: { ...HANDOVER, expiresInMs: 300_000 } });
  let calls = 0;
  platform.answer('POST', /\/calls$/, () => {
    calls += 1;
    return { status: 201, json: { call: callWith({ id: ID(1_000 + calls) }), room: ROOM } };
  });
  platform.answer('POST', /\/end$/, { json: {} });
  platform.answer('POST', /rating$/, { json: { score: 2 } });
  platform.answer('POST', /callbacks$/, {
    status: 201,
    json: { id: ID(300), phoneMasked: '138****2346', promise: null },
  });
  const { app: frame, nextFrame } = openDrawnStage(() => platform.clock.now());
  const app = frame.stage.c({ type: App }) as App;
  frame.childList.add(app as Lightning.Element);
  const media = new FakeMediaFactory();
  const before = listening;
  const session = new Session(platform, media, {
    scene: () => app.scene(),
    textureBytes: () => app.textureBytes(),
  });
  session.preferences.change({ text, welcomed: true });
  app.begin(session, roughly);
  session.start();
  await settled();
  platform.opened.at(-1)?.handlers.connected();
  await settled();
  nextFrame();
  return {
    platform,
    session,
    page: () => (app.getByRef('Slot') as Lightning.Element).children.at(-1) as Page,
    press: (key, repeat = false) => app.press({ key, repeat, long: false }),
    pass: async (ms) => {
      await platform.clock.advance(ms);
      nextFrame();
      await settled();
    },
    push: (name, payload) => platform.opened.at(-1)?.handlers.message(name, payload),
    holds: () => ({
      nodes: countOf(app),
      textures: frame.stage.textureManager.textureSourceHashmap.size,
      motions: frame.stage.transitions.active.size,
      timers: platform.clock.waiting,
      listeners: listening - before,
      media: media.made.filter(({ log }) => !log.includes('close')).length,
    }),
    forget: () => {
      platform.forget();
      media.made.splice(0, media.made.length, ...media.made.filter(({ log }) => !log.includes('close')));
    },
  };
}
