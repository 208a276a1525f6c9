import type { AlphaPlane, PairedPlane, Planes } from './planes.js';

// Local, because in a vm context (jest) each use of a global is a look-up: 40 times slower in the inner loops.
const { floor, imul, max, min, round } = Math;

/** One YUV 4:2:0 frame: the three planes one after another, as the encoder reads them. */
export class Frame {
  readonly bytes: Uint8Array;
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    const size = width * height;
    this.bytes = new Uint8Array((size * 3) / 2);
    this.y = this.bytes.subarray(0, size);
    this.u = this.bytes.subarray(size, size * 1.25);
    this.v = this.bytes.subarray(size * 1.25);
  }
}

/** Where a layer lies: source pixel = frame pixel × step + shift, both counted from the corner. */
export type Placement = { step: number; shiftX: number; shiftY: number };

type Axis = {
  from: number;
  to: number;
  index: Int32Array;
  weight: Int32Array /** First frame column whose source column is at least the key. */;
  reach: Int32Array;
};

/** Per frame column (or row): the first of the two source samples and the share, of 256, of the second. */
function axis(length: number, step: number, shift: number, origin: number, size: number, bounded: boolean): Axis {
  const index = new Int32Array(length);
  const weight = new Int32Array(length);
  const reach = new Int32Array(size + 2);
  let from = length;
  let to = 0;
  let reached = 0;
  for (let k = 0; k < length; k++) {
    let at = (k + 0.5) * step + shift - 0.5 - origin;
    if (bounded && (at <= 0 || at >= size - 1)) continue;
    at = min(max(at, 0), size - 1.0001);
    const whole = floor(at);
    index[k] = whole;
    weight[k] = round((at - whole) * 256);
    if (k < from) from = k;
    to = k + 1;
    while (reached <= whole) reach[reached++] = k;
  }
  while (reached < reach.length) reach[reached++] = to;
  return { from, to, index, weight, reach };
}

/**
 * Samples one row bilinearly into the frame. Bilinear with 8-bit shares moves a still by hundredths of a pixel, without the
 * one-pixel steps of ffmpeg's zoompan. imul keeps the arithmetic in 32-bit integers.
 */
function copyRow(
  out: Uint8Array,
  at: number,
  source: PairedPlane,
  base: number,
  fy: number,
  x: Axis,
  from: number,
  to: number,
): void {
  const { index, weight } = x;
  const gy = 256 - fy;
  for (let column = from; column < to; column++) {
    const fx = weight[column] as number;
    const p = base + (index[column] as number);
    const both = (imul(source[p] as number, 256 - fx) + imul(source[p + 1] as number, fx)) | 0;
    out[at + column] = (imul(both & 0xffff, gy) + imul(both >>> 16, fy) + 32768) >> 16;
  }
}

/** The same, blended over the frame. `opacity` is of 256. */
function blendRow(
  out: Uint8Array,
  at: number,
  source: PairedPlane,
  alpha: Uint8Array,
  base: number,
  width: number,
  fy: number,
  x: Axis,
  from: number,
  to: number,
  opacity: number,
): void {
  const { index, weight } = x;
  const gy = 256 - fy;
  for (let column = from; column < to; column++) {
    const p = base + (index[column] as number);
    const q = p + width;
    const fx = weight[column] as number;
    const gx = 256 - fx;
    const upper = imul(alpha[p] as number, gx) + imul(alpha[p + 1] as number, fx);
    const lower = imul(alpha[q] as number, gx) + imul(alpha[q + 1] as number, fx);
    const cover = (imul(upper, gy) + imul(lower, fy)) >> 8;
    if (cover === 0) continue;
    const both = (imul(source[p] as number, gx) + imul(source[p + 1] as number, fx)) | 0;
    const value = (imul(both & 0xffff, gy) + imul(both >>> 16, fy)) >> 8;
    // `value` and `cover` are of 255 × 256.
    const keep = 65280 - (imul(cover, opacity) >> 8);
    out[at + column] = ((imul(value, opacity) >> 8) + round(imul(out[at + column] as number, keep) / 255) + 128) >> 8;
  }
}

function copyPlane(out: Uint8Array, outWidth: number, source: PairedPlane, width: number, x: Axis, y: Axis): void {
  for (let row = y.from; row < y.to; row++) {
    copyRow(out, row * outWidth, source, (y.index[row] as number) * width, y.weight[row] as number, x, x.from, x.to);
  }
}

function blendPlane(
  out: Uint8Array,
  outWidth: number,
  source: PairedPlane,
  { samples, spans }: AlphaPlane,
  width: number,
  x: Axis,
  y: Axis,
  opacity: number,
): void {
  for (let row = y.from; row < y.to; row++) {
    const sourceRow = y.index[row] as number;
    const span = (column: number, below: number) => spans[(sourceRow + below) * 4 + column] as number;
    const first = min(span(0, 0), span(0, 1));
    const last = max(span(1, 0), span(1, 1));
    if (last < 0) continue;
    const from = max(x.reach[max(first - 1, 0)] as number, x.from);
    const to = min(x.reach[last + 1] as number, x.to);
    // A sample needs its right neighbour too, so the run that can be copied is one shorter.
    const solidFrom = min(max(x.reach[max(span(2, 0), span(2, 1))] as number, from), to);
    const solidTo = max(min(x.reach[max(min(span(3, 0), span(3, 1)) - 1, 0)] as number, to), solidFrom);
    const base = sourceRow * width;
    const fy = y.weight[row] as number;
    const at = row * outWidth;
    if (opacity < 256) {
      blendRow(out, at, source, samples, base, width, fy, x, from, to, opacity);
      continue;
    }
    blendRow(out, at, source, samples, base, width, fy, x, from, solidFrom, 256);
    copyRow(out, at, source, base, fy, x, solidFrom, solidTo);
    blendRow(out, at, source, samples, base, width, fy, x, solidTo, to, 256);
  }
}

/** Draws a layer into the frame. `opacity` from 0 to 1. */
export function drawLayer(frame: Frame, planes: Planes, place: Placement, opacity = 1): void {
  const { width, height, left, top, alpha } = planes;
  const level = round(opacity * 256);
  if (level === 0) return;
  const x = axis(frame.width, place.step, place.shiftX, left, width, alpha !== undefined);
  const y = axis(frame.height, place.step, place.shiftY, top, height, alpha !== undefined);
  const cx = axis(frame.width / 2, place.step, place.shiftX / 2, left / 2, width / 2, alpha !== undefined);
  const cy = axis(frame.height / 2, place.step, place.shiftY / 2, top / 2, height / 2, alpha !== undefined);
  if (alpha) {
    blendPlane(frame.y, frame.width, planes.y, alpha.full, width, x, y, level);
    blendPlane(frame.u, frame.width / 2, planes.u, alpha.half, width / 2, cx, cy, level);
    blendPlane(frame.v, frame.width / 2, planes.v, alpha.half, width / 2, cx, cy, level);
  } else {
    copyPlane(frame.y, frame.width, planes.y, width, x, y);
    copyPlane(frame.u, frame.width / 2, planes.u, width / 2, cx, cy);
    copyPlane(frame.v, frame.width / 2, planes.v, width / 2, cx, cy);
  }
}

/** Mixes `other` into `frame`; share 0 leaves the frame, 1 replaces it. */
export function crossFade(frame: Frame, other: Frame, share: number): void {
  const b = round(share * 256);
  const a = 256 - b;
  const to = frame.bytes;
  const from = other.bytes;
  for (let k = 0; k < to.length; k++) to[k] = ((to[k] as number) * a + (from[k] as number) * b + 128) >> 8;
}
