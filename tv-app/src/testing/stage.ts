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
  getHrTime(): number {
    return 0;
  }
  uploadGlTexture(): void {}
  getTextureOptionsForDrawingCanvas(): object {
    return {};
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
  Lightning.Stage.platform = NoPlatform;
  const app = new Frame({ stage: { context: blindContext(), w: 1920, h: 1080, autostart: false }, keys: null });
  return { app, nextFrame: () => app.stage.emit('frameStart') };
}
