import type { Lightning } from '@lightningjs/sdk';
import { App } from '../App.js';
import type { KeyPress } from '../keymap.js';
import { settled } from '../platform/FakeClock.js';
import type { FakePlatform } from '../platform/FakePlatform.js';
import type { LocalScene } from '../scene/PageScene.js';
import { Session } from '../session/Session.js';
import { FakeMediaFactory } from '../session/testing.js';
import { openStage } from './stage.js';

/** The whole screen, page after page, over a fake platform. */
export interface WholeScreen {
  readonly session: Session;
  readonly app: App;
  scene(): LocalScene;
  /** A key of the remote, and the frame after it. */
  press(key: KeyPress['key']): Promise<void>;
  /** Lets time go by, and draws what came of it. */
  wait(ms: number): Promise<void>;
  /** The box is switched off. */
  close(): void;
}

/** Switches a box on, as `main.ts` does. */
export async function switchOn(platform: FakePlatform): Promise<WholeScreen> {
  Object.assign(globalThis, {
    window: { location: { href: 'http://television.test/tv/' } },
    document: { querySelector: () => null },
  });
  const { app: frame, nextFrame } = openStage();
  const app = frame.stage.c({ type: App }) as App;
  const session = new Session(platform, new FakeMediaFactory(), {
    scene: () => app.scene(),
    textureBytes: () => 0,
  });
  frame.childList.add(app as Lightning.Element);
  app.begin(session, (text, size) => text.length * size);
  session.start();
  const update = async (): Promise<void> => {
    await settled();
    nextFrame();
    await settled();
  };
  await update();
  return {
    session,
    app,
    scene: () => app.scene(),
    press: async (key) => {
      app.press({ key, repeat: false, long: false });
      await update();
    },
    wait: async (ms) => {
      await platform.clock.advance(ms);
      await update();
    },
    close: () => {
      session.identity.stop();
      session.link.close();
      frame.childList.clear();
    },
  };
}
