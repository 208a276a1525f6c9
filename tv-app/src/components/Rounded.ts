import { Lightning } from '@lightningjs/sdk';

/** A rectangle with round corners; colours are the element's own (`colorTop`, `colorBottom`), an outline is optional. */
export class Rounded extends Lightning.Element {
  private current = '';

  /** Radius in pixels; `line` draws an outline of that width inside the edge and `fill` tints what is within. */
  set shape(shape: { radius: number | readonly number[]; line?: number; lineColor?: number; fill?: number }) {
    const key = `${shape.radius}/${shape.line ?? 0}/${shape.lineColor ?? 0}/${shape.fill ?? 0xffffffff}`;
    if (key === this.current) return;
    this.current = key;
    this.rect = true;
    this.shader = {
      type: Lightning.shaders.RoundedRectangle,
      radius: shape.radius,
      stroke: shape.line ?? 0,
      strokeColor: shape.lineColor ?? 0x00ffffff,
      fillColor: shape.fill ?? 0xffffffff,
    };
  }
}
