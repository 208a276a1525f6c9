import { Lightning } from '@lightningjs/sdk';

export interface RoundedShape {
  readonly radius: number | readonly number[];
  /** An outline of this width, drawn inside the edge. */
  readonly line?: number;
  readonly lineColor?: number;
  /** Tints what is within. */
  readonly fill?: number;
  /**
   * The size stays: the shape is drawn once and shared by all of the same size. Otherwise a shader draws it in every
   * frame, and changing to a shader and back costs a box more than the card that it draws.
   */
  readonly still?: boolean;
}

/** Larger than this, in pixels of the page, a shape is not worth its texture (1.2 MB). */
const STILL_AREA = 300_000;

/** A rectangle with round corners; colours are the element's own (`colorTop`, `colorBottom`), an outline is optional. */
export class Rounded extends Lightning.Element {
  private current = '';

  /** How it looks; its size must be set before. An outlined shape that stays has the colours given here alone. */
  set shape(shape: RoundedShape) {
    const { radius, line = 0, lineColor = 0x00ffffff, fill = 0xffffffff } = shape;
    const { w, h } = this;
    const still = shape.still === true && typeof radius === 'number' && w > 0 && w * h > 0 && w * h <= STILL_AREA;
    const look = `${radius}/${line}/${lineColor}/${fill}`;
    const key = still ? `rounded ${w}x${h}/${look}` : look;
    if (key === this.current) return;
    this.current = key;
    if (still) {
      const precision = this.stage.getRenderPrecision();
      const drawing = { w: w * precision, h: h * precision, radius: radius * precision, line: line * precision };
      this.shader = null;
      this.texture = {
        type: Lightning.textures.StaticCanvasTexture,
        content: {
          factory: (done: (error: unknown, canvas: HTMLCanvasElement) => void, stage: Lightning.Stage) =>
            done(null, drawRounded(stage.platform.getDrawingCanvas(), { ...drawing, lineColor, fill })),
          lookupId: key,
        },
      };
      return;
    }
    this.rect = true;
    this.shader = {
      type: Lightning.shaders.RoundedRectangle,
      radius,
      stroke: line,
      strokeColor: lineColor,
      fillColor: fill,
    };
  }
}

/** Draws as the shader does: half a pixel within the edge, and an outline in place of the fill below it. */
function drawRounded(
  canvas: HTMLCanvasElement,
  shape: { w: number; h: number; radius: number; line: number; lineColor: number; fill: number },
): HTMLCanvasElement {
  const { w, h, radius, line, lineColor, fill } = shape;
  canvas.width = Math.ceil(w);
  canvas.height = Math.ceil(h);
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  const path = (inset: number, corner: number) => {
    context.beginPath();
    context.moveTo(inset + corner, inset);
    context.arcTo(w - inset, inset, w - inset, h - inset, corner);
    context.arcTo(w - inset, h - inset, inset, h - inset, corner);
    context.arcTo(inset, h - inset, inset, inset, corner);
    context.arcTo(inset, inset, w - inset, inset, corner);
    context.closePath();
  };
  const corner = Math.min(radius, w / 2 - 0.5, h / 2 - 0.5);
  path(0.5, corner);
  if (line > 0) {
    context.fillStyle = css(lineColor);
    context.fill();
    context.globalCompositeOperation = 'destination-out';
    path(0.5 + line, Math.max(0, corner - line));
    context.fillStyle = '#000';
    context.fill();
    // What lies within the outline only, or the seam between both would show.
    context.globalCompositeOperation = 'lighter';
  }
  context.fillStyle = css(fill);
  context.fill();
  return canvas;
}

/** ARGB as CSS. */
function css(color: number): string {
  return `rgba(${(color >>> 16) & 255},${(color >>> 8) & 255},${color & 255},${(color >>> 24) / 255})`;
}
