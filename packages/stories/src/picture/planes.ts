import { Resvg } from '@resvg/resvg-js';
import { FONT_FAMILY, FONT_FILES } from './fonts.js';

/**
 * A raster layer in the encoder's own colour space, so that a frame needs no conversion: limited-range BT.709 Y, U and V with the
 * chroma at half size, each premultiplied by the alpha. Only the box that holds anything is kept.
 */
export type Planes = {
  /** Upper left corner of the box, in source pixels; even. */
  left: number;
  top: number;
  /** Size of the box in source pixels; even. */
  width: number;
  height: number;
  /** Source pixels to one picture unit. */
  density: number;
  y: PairedPlane;
  u: PairedPlane;
  v: PairedPlane;
  /** Alpha at full and at half size; absent when the layer covers the whole picture. */
  alpha: { full: AlphaPlane; half: AlphaPlane } | undefined;
};

/**
 * Each sample with the one below it in the high half-word: one multiplication then weighs both rows. Sampling 720p from it takes
 * 1.6 ns a pixel, against 4.7 from bytes, for four times the memory.
 */
export type PairedPlane = Int32Array;

/**
 * Alpha with, for each row, four columns: the first and the last that hold anything, and the longest run that is quite opaque
 * (begin, end exclusive). Most of a figure is opaque, so most pixels need no blending: this halves the time of a frame.
 */
export type AlphaPlane = { samples: Uint8Array; spans: Int32Array };

type Raster = { width: number; height: number; pixels: Uint8Array };

/** An SVG document drawn `width` pixels wide, as premultiplied RGBA. Text uses the packaged font only. */
function rasterise(svg: string, width: number): Raster {
  const image = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: svg.includes('<text')
      ? { loadSystemFonts: false, fontFiles: FONT_FILES, defaultFontFamily: FONT_FAMILY }
      : { loadSystemFonts: false },
  }).render();
  return { width: image.width, height: image.height, pixels: image.pixels };
}

type Box = { left: number; top: number; right: number; bottom: number; opaque: boolean };

function contents({ width, height, pixels }: Raster): Box {
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  let opaque = true;
  for (let row = 0; row < height; row++) {
    for (let column = 0, at = row * width * 4 + 3; column < width; column++, at += 4) {
      const alpha = pixels[at] as number;
      if (alpha !== 255) opaque = false;
      if (alpha === 0) continue;
      if (column < left) left = column;
      if (column > right) right = column;
      if (row < top) top = row;
      bottom = row;
    }
  }
  return { left, top, right, bottom, opaque };
}

const even = (value: number) => value & ~1;

/** Converts a drawing to planes. A margin of transparent pixels keeps edges soft when the layer moves by fractions of a pixel. */
export function planesOf(svg: string, rasterWidth: number, pictureWidth: number): Planes | undefined {
  const raster = rasterise(svg, rasterWidth);
  const seen = contents(raster);
  if (seen.right < 0) return undefined;
  const left = seen.opaque ? 0 : even(seen.left) - 2;
  const top = seen.opaque ? 0 : even(seen.top) - 2;
  const width = even((seen.opaque ? raster.width : seen.right + 4 - left) + 1);
  const height = even((seen.opaque ? raster.height : seen.bottom + 4 - top) + 1);
  const bytes = {
    y: new Uint8Array(width * height),
    u: new Uint8Array((width * height) / 4),
    v: new Uint8Array((width * height) / 4),
  };
  const box = {
    left,
    top,
    width,
    height,
    alpha: seen.opaque ? undefined : { full: emptyAlpha(width, height), half: emptyAlpha(width / 2, height / 2) },
  };
  convert(raster, box, bytes);
  const planes: Planes = {
    ...box,
    density: raster.width / pictureWidth,
    y: paired(bytes.y, width),
    u: paired(bytes.u, width / 2),
    v: paired(bytes.v, width / 2),
  };
  if (planes.alpha) {
    findSpans(planes.alpha.full, width);
    findSpans(planes.alpha.half, width / 2);
  }
  return planes;
}

function paired(samples: Uint8Array, width: number): PairedPlane {
  const out = new Int32Array(samples.length);
  const last = samples.length - width;
  for (let k = 0; k < samples.length; k++) {
    out[k] = (samples[k] as number) | ((samples[k < last ? k + width : k] as number) << 16);
  }
  return out;
}

function emptyAlpha(width: number, height: number): AlphaPlane {
  return { samples: new Uint8Array(width * height), spans: new Int32Array(height * 4) };
}

function findSpans({ samples, spans }: AlphaPlane, width: number): void {
  for (let row = 0; row * 4 < spans.length; row++) {
    let first = width;
    let last = -1;
    let begin = 0;
    let best = 0;
    let bestEnd = 0;
    for (let column = 0; column < width; column++) {
      const value = samples[row * width + column] as number;
      if (value !== 255) begin = column + 1;
      else if (column + 1 - begin > bestEnd - best) {
        best = begin;
        bestEnd = column + 1;
      }
      if (value === 0) continue;
      if (first === width) first = column;
      last = column;
    }
    spans.set([first, last, best, bestEnd], row * 4);
  }
}

/** BT.709, 8 bit, limited range, on premultiplied values: the offsets are scaled by the alpha too. */
function convert(
  { width, height, pixels }: Raster,
  to: Pick<Planes, 'left' | 'top' | 'width' | 'height' | 'alpha'>,
  bytes: { y: Uint8Array; u: Uint8Array; v: Uint8Array },
): void {
  const half = to.width / 2;
  const clampX = (x: number) => (to.alpha || x < width ? x : width - 1);
  const clampY = (y: number) => (to.alpha || y < height ? y : height - 1);
  for (let row = 0; row < to.height; row += 2) {
    for (let column = 0; column < to.width; column += 2) {
      let r4 = 0;
      let g4 = 0;
      let b4 = 0;
      let a4 = 0;
      for (let k = 0; k < 4; k++) {
        const x = clampX(to.left + column + (k & 1));
        const y = clampY(to.top + row + (k >> 1));
        if (x < 0 || y < 0 || x >= width || y >= height) continue;
        const at = (y * width + x) * 4;
        const r = pixels[at] as number;
        const g = pixels[at + 1] as number;
        const b = pixels[at + 2] as number;
        const a = pixels[at + 3] as number;
        const index = (row + (k >> 1)) * to.width + column + (k & 1);
        bytes.y[index] = (16 * a) / 255 + 0.182586 * r + 0.614231 * g + 0.062007 * b + 0.5;
        if (to.alpha) to.alpha.full.samples[index] = a;
        r4 += r;
        g4 += g;
        b4 += b;
        a4 += a;
      }
      const index = (row / 2) * half + column / 2;
      bytes.u[index] = ((128 * a4) / 255 - 0.100644 * r4 - 0.338572 * g4 + 0.439216 * b4) / 4 + 0.5;
      bytes.v[index] = ((128 * a4) / 255 + 0.439216 * r4 - 0.398942 * g4 - 0.040274 * b4) / 4 + 0.5;
      if (to.alpha) to.alpha.half.samples[index] = a4 / 4 + 0.5;
    }
  }
}
