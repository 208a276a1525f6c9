import type { Lightning } from '@lightningjs/sdk';
import type { Measure } from '../components/font.js';
import type { KeyPress } from '../keymap.js';
import type { Page } from '../pages/Page.js';
import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { Narrator } from '../scene/Narrator.js';
import { type PageScene, toLocal } from '../scene/PageScene.js';
import { Session } from '../session/Session.js';
import { FakeMediaFactory, ID } from '../session/testing.js';
import type { TextSize } from '../theme.js';
import { type Drawn, drawn } from './drawn.js';
import { openStage } from './stage.js';

export interface RenderOptions {
  readonly elder?: boolean;
  /** How large texts are; left out: standard, or what `elder` says. */
  readonly text?: TextSize;
  readonly locale?: 'zh-CN' | 'en';
  readonly terminal?: 'home' | 'room';
  readonly params?: Readonly<Record<string, string>>;
  /** The page opens without a key. */
  readonly unasked?: boolean;
  /** Of the television's start address. */
  readonly address?: Record<string, string>;
  /** How wide texts are; left out: every character as wide as in a Chinese font, or half as wide. */
  readonly measure?: Measure;
  /** Brings the models into the state that the page is to open with. */
  readonly prepare?: (session: Session, platform: FakePlatform) => void | Promise<void>;
}

/** A page alone, on a paired television over a fake platform. */
export interface Rendered {
  readonly session: Session;
  readonly platform: FakePlatform;
  readonly page: Page;
  /** The page as data. */
  scene(): PageScene;
  /** Id of the option that has the focus, and is drawn so; null: none has. */
  focus(): string | null;
  /** A key of the remote, and the frame after it. @returns whether the page has a use for it */
  press(key: KeyPress['key']): Promise<boolean>;
  /** Redraws after a change of the models. */
  update(): Promise<void>;
  /** What is visible, in the order of drawing, in pixels of the page. */
  tree(): readonly Drawn[];
  /** The words that are visible, with plain spaces where lines must not break. */
  texts(): readonly string[];
  /** Ids of the options that are drawn, and where. */
  options(): readonly Drawn[];
  /** Leaves the page. */
  close(): void;
}

/** Every character as wide as in a Chinese font: one em, half of it for what is not Chinese. */
const roughly: Measure = (text, size) =>
  [...text].reduce((w, character) => w + (character > '\u2e7f' ? size : size * 0.55), 0);

/** Draws one page in Node. Its options, focus and keys are real; pixels are not made. */
export async function renderPage(type: new (...args: never[]) => Page, options: RenderOptions = {}): Promise<Rendered> {
  const platform = new FakePlatform();
  platform.parameters = options.address ?? {};
  // Pictures have full addresses.
  Object.assign(globalThis, { window: { location: { href: 'http://television.test/tv/' } } });
  const session = new Session(platform, new FakeMediaFactory(), {
    scene: () => toLocal(page.scene, page.focused, {}),
    textureBytes: () => 0,
  });
  session.firstStart.store.set({ step: null });
  const kind = options.terminal ?? 'home';
  session.identity.store.set({ state: { kind: 'paired', terminalId: ID(1), terminal: { name: '一号', kind } } });
  platform.answer('POST', /challenge$/, { json: { nonce: 'n', expiresAt: '2026-06-11T07:43:00.000Z' } });
  platform.answer('POST', /token$/, {
    json: { token: 't', expiresInS: 900, rotateKey: false, terminal: { id: ID(1), name: '一号', kind } },
  });
  session.preferences.change({
    text: options.text ?? (options.elder ? 'elder' : 'standard'),
    locale: options.locale ?? 'zh-CN',
  });
  await options.prepare?.(session, platform);
  const { app, nextFrame } = openStage();
  const narrator = new Narrator(session.voice, session.preferences, {
    quiet: () => false,
    calls: () => session.target.offers('call'),
  });
  const page = app.stage.c({ type }) as Page;
  page.context = {
    session,
    measure: options.measure ?? roughly,
    narrator,
    unasked: options.unasked === true,
    changed: () => undefined,
  };
  page.params = options.params ?? {};
  app.childList.add(page as Lightning.Element);
  const update = async (): Promise<void> => {
    await settled();
    nextFrame();
  };
  await update();
  const tree = () => drawn(page);
  return {
    session,
    platform,
    page,
    scene: () => page.scene,
    focus: () => tree().find(({ focused }) => focused)?.option ?? null,
    press: async (key) => {
      const used = page.handle({ key, repeat: false, long: false });
      await update();
      return used;
    },
    update,
    tree,
    texts: () => tree().flatMap(({ text }) => (text === undefined ? [] : [text.replace(/\u00a0/g, ' ')])),
    options: () => tree().filter(({ option }) => option !== undefined),
    close: () => app.childList.clear(),
  };
}
