import { Lightning } from '@lightningjs/sdk';
import type { MeterPlane } from '../platform/Platform.js';

/** Calls the listener with the present loudness, 0 … 1, until the returned function unsubscribes it. */
export type LevelSource = (listener: (level: number) => void) => () => void;

export interface LevelView {
  readonly plane: MeterPlane;
  readonly source: LevelSource;
  /** The left end of the bars' middle line, on the page. */
  readonly x: number;
  readonly y: number;
}

/** Shows the platform's bars for as long as the page has this: they are no part of the canvas. */
export class LevelMeter extends Lightning.Component {
  private shown: LevelView | undefined;
  private stop: (() => void) | undefined;

  set view(view: LevelView) {
    const { shown } = this;
    const same = shown && view.source === shown.source && view.x === shown.x && view.y === shown.y;
    this.shown = view;
    if (!same && this.attached) this.show();
  }

  override _setup(): void {
    this.show();
  }

  override _detach(): void {
    this.stop?.();
    this.stop = undefined;
    this.shown?.plane.place(null);
  }

  private show(): void {
    this.stop?.();
    if (!this.shown) return;
    const { plane, source, x, y } = this.shown;
    plane.level(0);
    plane.place({ x, y });
    this.stop = source((level) => plane.level(level));
  }
}
