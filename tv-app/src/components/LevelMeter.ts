import { Lightning } from '@lightningjs/sdk';
import { COLOR } from '../theme.js';
import { indexed } from './node.js';
import { Rounded } from './Rounded.js';

/** Calls the listener with the present loudness, 0 … 1, until the returned function unsubscribes it. */
export type LevelSource = (listener: (level: number) => void) => () => void;

/** Heights of the bars as shares of the tallest: the picture of a voice. */
const SHAPE = [0.32, 0.46, 0.62, 0.44, 0.8, 1, 0.7, 0.86, 0.52, 0.66, 0.4, 0.56, 0.36, 0.3];
const BAR_W = 22;
const STEP = 32;
const REST_H = 22;
const FULL_H = 74;

/** Bars that move with the voice. Subscribes on its own, so that the page is not redrawn ten times a second. */
export class LevelMeter extends Lightning.Component {
  readonly ownsChildren = true;
  private from: LevelSource | undefined;
  private stop: (() => void) | undefined;
  private lit = -1;

  set source(source: LevelSource) {
    if (source === this.from) return;
    this.from = source;
    if (this.attached) this.listen();
  }

  override _setup(): void {
    this.patch(
      indexed('Bar', SHAPE, (_height, index) => ({
        type: Rounded,
        x: index * STEP,
        y: -REST_H / 2,
        w: BAR_W,
        h: REST_H,
        color: COLOR.meter,
        shape: { radius: BAR_W / 2 },
      })),
    );
    this.show(0);
    this.listen();
  }

  override _detach(): void {
    this.stop?.();
    this.stop = undefined;
  }

  private listen(): void {
    this.stop?.();
    this.stop = this.from?.((level) => this.show(level));
  }

  private show(level: number): void {
    const lit = Math.round(Math.max(0, Math.min(1, level)) * SHAPE.length);
    if (lit === this.lit) return;
    this.lit = lit;
    SHAPE.forEach((share, index) => {
      const bar = this.getByRef(`Bar${index}`);
      if (!bar) return;
      const on = index < lit;
      const h = on ? Math.max(REST_H, Math.round(FULL_H * share)) : REST_H;
      bar.h = h;
      bar.y = -h / 2;
      bar.color = on ? COLOR.jade : COLOR.meter;
    });
  }
}
