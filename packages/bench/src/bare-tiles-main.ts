import Lightning from '@lightningjs/core';

const COLUMNS = 4;
const TILES = ['呼叫律师', '法律援助', '普法点播', '更多服务', '法律咨询', '人民调解', '公证服务', '仲裁指引'];
const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: COLUMNS,
  ArrowUp: -COLUMNS,
};

/** One tile: a rounded panel, a line of text and a ring when it has the focus. */
class Tile extends Lightning.Component {
  static override _template(): object {
    return {
      w: 400,
      h: 260,
      texture: Lightning.Tools.getRoundRect(400, 260, 24, 0, 0, true, 0xff16233f),
      Ring: { alpha: 0, texture: Lightning.Tools.getRoundRect(400, 260, 24, 6, 0xfff2c14e, false) },
      Label: { x: 200, y: 130, mount: 0.5, text: { text: '', fontSize: 48 } },
    };
  }

  set title(text: string) {
    this.patch({ Label: { text: { text } } });
  }

  override _focus(): void {
    this.patch({ smooth: { scale: [1.05, { duration: 0.2 }] }, Ring: { alpha: 1 } });
  }

  override _unfocus(): void {
    this.patch({ smooth: { scale: [1, { duration: 0.2 }] }, Ring: { alpha: 0 } });
  }
}

/** Eight tiles in two rows and nothing else: what Lightning itself costs a key press. */
class Tiles extends Lightning.Application {
  private index = 0;

  static override _template(): object {
    return {
      Grid: {
        x: 100,
        y: 200,
        children: TILES.map((title, i) => ({
          type: Tile,
          x: (i % COLUMNS) * 440,
          y: Math.floor(i / COLUMNS) * 320,
          title,
        })),
      },
    };
  }

  override _getFocused(): Lightning.Component {
    return this.tag('Grid').children[this.index ?? 0] ?? this;
  }

  override _handleKey({ key }: KeyboardEvent): boolean {
    const step = STEPS[key];
    if (step === undefined) return false;
    const next = this.index + step;
    if (next < 0 || next >= TILES.length) return false;
    this.index = next;
    this._refocus();
    return true;
  }
}

const app = new Tiles({ stage: { w: 1920, h: 1080, clearColor: 0x00000000 } });
document.body.append(app.stage.getCanvas());
Object.assign(globalThis, { bench: { drawn: true } });
