import './platform/browser/polyfills.js';
import { Launch, type Lightning } from '@lightningjs/sdk';
import { App } from './App.js';
import { createMeasure, FONT_FACE } from './components/font.js';
import { type Digit, KeyHold, keyOf } from './keymap.js';
import { reloadAfterLostContext } from './lostContext.js';
import { CallClientFactory } from './platform/browser/CallClientMedia.js';
import { createBrowserPlatform } from './platform/browser/createBrowserPlatform.js';
import { showFallback, webGlMissing } from './platform/browser/fallback.js';
import { loadBootFont, loadFullFont } from './platform/browser/fonts.js';
import { Session } from './session/Session.js';

/** Twice the authored pixels on a 4K screen, fewer on a 720p one; never more than the canvas may hold. */
function precision(): number {
  return Math.max(2 / 3, Math.min(2, Math.min(window.innerWidth / 1920, window.innerHeight / 1080)));
}

/** 96 MB of textures, four bytes a pixel. */
const TEXTURE_PIXELS = 24e6;
/** Late enough not to compete with the home page for the line. */
const KEEP_PICTURES_AFTER_MS = 2_000;

async function start(): Promise<void> {
  keepPages();
  const reason = webGlMissing();
  if (reason) {
    showFallback(reason);
    return;
  }
  const context = document.createElement('canvas').getContext('2d');
  if (!context) {
    showFallback('canvas-2d');
    return;
  }
  const measure = createMeasure(context);
  const root: { app?: App } = {};
  const fontArrived = () => {
    measure.reset();
    root.app?.fontChanged();
  };
  await loadBootFont(fontArrived);

  const scale = precision();
  const lightning = Launch(
    App,
    {
      stage: {
        w: 1920 * scale,
        h: 1080 * scale,
        precision: scale,
        clearColor: 0x00000000,
        memoryPressure: TEXTURE_PIXELS,
        defaultFontFace: FONT_FACE,
      },
      // The app owns its keys: see keymap.ts.
      keys: null,
    },
    { path: './', plugins: {} },
    {},
  );
  const canvas = lightning.stage.getCanvas() as HTMLCanvasElement;
  document.body.appendChild(canvas);
  const app = await mounted(lightning);
  root.app = app;
  const platform = createBrowserPlatform();
  reloadAfterLostContext(canvas, platform);
  const session = new Session(platform, new CallClientFactory(platform.refusedMessages), {
    scene: () => app.scene(),
    textureBytes: () => app.textureBytes(),
  });
  listenToKeys(app);
  Object.assign(window, {
    tv: {
      scene: () => app.scene(),
      textureBytes: () => app.textureBytes(),
      takesDigits: (digit?: Digit) => app.takesDigits(digit),
      diagnostics: () => ({ refusedMessages: platform.refusedMessages.total }),
    },
  });
  app.begin(session, measure);
  session.start();
  window.setTimeout(() => app.keepPictures(), KEEP_PICTURES_AFTER_MS);
  loadFullFont(fontArrived);
}

/** Caches the pages on the box (serviceWorker.ts). */
function keepPages(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Without it everything works except starting without a line.
  navigator.serviceWorker.register('/tv/sw.js', { scope: '/tv/' }).catch(() => undefined);
}

/** The SDK mounts the app when its own preparations are done. */
function mounted(lightning: Lightning.Application): Promise<App> {
  return new Promise((resolve) => {
    const look = () => {
      const app = lightning.tag('App') as App | undefined;
      if (app) resolve(app);
      else window.setTimeout(look, 4);
    };
    look();
  });
}

function listenToKeys(app: App): void {
  const hold = new KeyHold();
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const key = keyOf(event);
    if (!key || !app.takes(key)) return;
    // Back must not leave the page, F1 must not open help: the browser gets no key that the app uses.
    event.preventDefault();
    const press = hold.down(event, performance.now());
    if (press) app.press(press);
  });
  window.addEventListener('keyup', (event) => hold.up(event));
  window.addEventListener('blur', () => hold.release());
}

start().catch((error: unknown) => showFallback(error instanceof Error ? error.message : String(error)));
