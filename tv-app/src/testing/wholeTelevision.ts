import { Store } from '@falink/client';
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
import { openStage } from './stage.js';

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
  /** Elements of the screen, timers that are set, and who follows the session's stores. */
  holds(): Readonly<Record<'nodes' | 'timers' | 'listeners', number>>;
}

/** As wide as in a Chinese font. */
const roughly: Measure = (text, size) =>
  [...text].reduce((w, character) => w + (character > '\u2e7f' ? size : size * 0.55), 0);

function countOf(element: Lightning.Element): number {
  return element.children.reduce((sum, child) => sum + countOf(child), 1);
}

/** How many follow the stores of the session's parts, from now on. */
function countListeners(session: Session): { count: number } {
  const counted = { count: 0 };
  for (const part of Object.values(session) as unknown[]) {
    const store = (part as { store?: unknown } | null)?.store;
    if (!(store instanceof Store)) continue;
    const { subscribe } = store;
    Object.assign(store, {
      subscribe: (listener: (state: unknown) => void) => {
        const stop = subscribe(listener);
        let follows = true;
        counted.count += 1;
        return () => {
          if (follows) counted.count -= 1;
          follows = false;
          stop();
        };
      },
    });
  }
  return counted;
}

/** The app as it runs on a box, paired and at home, over a platform in memory; nothing is drawn in pixels. */
export async function wholeTelevision(text: TextSize): Promise<WholeTelevision> {
  Object.assign(globalThis, {
    window: { location: { href: 'http://television.test/tv/' } },
    document: { querySelector: () => null },
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
  const { app: frame, nextFrame } = openStage();
  const app = frame.stage.c({ type: App }) as App;
  frame.childList.add(app as Lightning.Element);
  const session = new Session(platform, new FakeMediaFactory(), {
    scene: () => app.scene(),
    textureBytes: () => app.textureBytes(),
  });
  const listeners = countListeners(session);
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
    holds: () => ({ nodes: countOf(app), timers: platform.clock.waiting, listeners: listeners.count }),
  };
}
