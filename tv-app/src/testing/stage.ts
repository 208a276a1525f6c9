import { Lightning } from '@lightningjs/sdk';

/** WebGL's numbers that Lightning distinguishes; every other constant may be any number. */
const CONSTANTS: Readonly<Record<string, number>> = {
  TEXTURE_2D: 0x0de1,
  TEXTURE_CUBE_MAP: 0x8513,
  TEXTURE0: 0x84c0,
  UNPACK_PREMULTIPLY_ALPHA_WEBGL: 0x9241,
  UNPACK_FLIP_Y_WEBGL: 0x9240,
  UNPACK_FLIP_BLUE_RED: 0x9240,
};

/** A WebGL context that draws nothing. */
function blindContext(): object {
  const state: Record<string | symbol, unknown> = { canvas: { width: 1920, height: 1080 } };
  return new Proxy(state, {
    get: (target, key) => {
      if (key in target) return target[key];
      return /^[A-Z0-9_]+$/.test(String(key)) ? (CONSTANTS[String(key)] ?? 1) : () => ({});
    },
  });
}

/** What Lightning asks of a browser; no frame is drawn, so it asks for little. */
class NoPlatform {
  init(): void {}
  startLoop(): void {}
  stopLoop(): void {}
  destroy(): void {}
  getHrTime = (): number => 0;
  uploadGlTexture(): void {}
  getTextureOptionsForDrawingCanvas(_canvas: object): object {
    return {};
  }
}

/** A canvas on which nothing is drawn; its texts are as wide as in a Chinese font. */
export function blindCanvas(): object {
  const pen: Record<string | symbol, unknown> = { font: '' };
  const context = new Proxy(pen, {
    get: (target, key) => {
      if (key in target) return target[key];
      if (key !== 'measureText') return () => ({ addColorStop: () => undefined });
      const size = Number(/([\d.]+)px/.exec(String(target.font))?.[1] ?? 0);
      return (text: string) => ({ width: [...text].length * size });
    },
  });
  return { width: 0, height: 0, getContext: () => context };
}

/** What Lightning asks of a browser in order to draw: pictures arrive at once. */
class DrawingPlatform extends NoPlatform {
  nextFrame(): void {}
  override getTextureOptionsForDrawingCanvas(canvas: object): object {
    return { source: canvas };
  }
  loadSrcTexture(_: object, loaded: (error: null, options: object) => void): void {
    loaded(null, { source: { width: 64, height: 64 } });
  }
}

/** Hands the focus to the one component that it shows, as the app does with its page. */
class Frame extends Lightning.Application {
  override _getFocused(): Lightning.Component {
    return (this.children[0] as Lightning.Component | undefined) ?? this;
  }
}

/** Lightning without a screen: elements live, have focus and are redrawn when `nextFrame` is called. */
export function openStage(): { app: Lightning.Application; nextFrame(): void } {
  const app = stageOver(NoPlatform);
  return { app, nextFrame: () => app.stage.emit('frameStart') };
}

/**
 * The same with whole frames, as a box draws them: motion ends, textures are loaded and freed, and Lightning lets go of
 * elements that have left the screen, which it does only while it draws. What runs for long needs this one.
 *
 * @param now milliseconds of the clock by which things move
 */
export function openDrawnStage(now: () => number): { app: Lightning.Application; nextFrame(): void } {
  const app = stageOver(
    class extends DrawingPlatform {
      override getHrTime = now;
    },
  );
  return { app, nextFrame: () => app.stage.drawFrame() };
}

function stageOver(platform: new () => NoPlatform): Lightning.Application {
  Lightning.Stage.platform = platform;
  return new Frame({ stage: { context: blindContext(), w: 1920, h: 1080, autostart: false }, keys: null });
}
