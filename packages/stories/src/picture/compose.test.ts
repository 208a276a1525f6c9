import { describe, expect, it } from '@jest/globals';
import { crossFade, drawLayer, Frame } from './compose.js';
import { planesOf } from './planes.js';

const SIZE = { width: 64, height: 36 };

function svg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}">${content}</svg>`;
}

const WHITE = svg('<rect width="64" height="36" fill="#fff"/>');
const BLACK = svg('<rect width="64" height="36" fill="#000"/>');
const RIGHT_HALF = svg('<rect x="32" width="32" height="36" fill="#fff"/>');

function drawn(layers: readonly { markup: string; step?: number; shiftX?: number; opacity?: number }[]): Frame {
  const frame = new Frame(SIZE.width, SIZE.height);
  for (const { markup, step = 1, shiftX = 0, opacity = 1 } of layers) {
    const planes = planesOf(markup, SIZE.width, SIZE.width);
    if (planes) drawLayer(frame, planes, { step, shiftX, shiftY: 0 }, opacity);
  }
  return frame;
}

const luma = (frame: Frame, x: number, y = 18) => frame.y[y * frame.width + x];

describe('drawLayer', () => {
  it('paints limited-range BT.709: white 235, black 16, no colour 128', () => {
    const white = drawn([{ markup: WHITE }]);
    expect([luma(white, 5), white.u[40], white.v[40]]).toEqual([235, 128, 128]);
    expect(luma(drawn([{ markup: BLACK }]), 5)).toBe(16);
  });

  it('gives pure red its colour', () => {
    const red = drawn([{ markup: svg('<rect width="64" height="36" fill="#f00"/>') }]);
    expect([luma(red, 5), red.u[40], red.v[40]]).toEqual([63, 102, 240]);
  });

  it('blends by alpha and by opacity', () => {
    const half = svg('<rect width="64" height="36" fill="#fff" opacity=".5"/>');
    expect(luma(drawn([{ markup: BLACK }, { markup: half }]), 20)).toBeCloseTo(125.5, -0.5);
    expect(luma(drawn([{ markup: BLACK }, { markup: RIGHT_HALF, opacity: 0.25 }]), 50)).toBeCloseTo(71, -0.5);
    expect(luma(drawn([{ markup: BLACK }, { markup: RIGHT_HALF }]), 50)).toBe(235);
    expect(luma(drawn([{ markup: BLACK }, { markup: RIGHT_HALF }]), 10)).toBe(16);
  });

  it('moves by parts of a pixel', () => {
    const edges = [0, 0.25, 0.5, 0.75].map(
      (shiftX) => luma(drawn([{ markup: BLACK }, { markup: RIGHT_HALF, shiftX }]), 31) ?? 0,
    );
    for (const [k, value] of edges.entries()) if (k > 0) expect(value).toBeGreaterThan((edges[k - 1] ?? 0) + 40);
  });

  it('draws nothing of an empty layer', () => {
    expect(planesOf(svg(''), SIZE.width, SIZE.width)).toBeUndefined();
  });
});

describe('crossFade', () => {
  it('goes from one picture to the other', () => {
    for (const [share, expected] of [
      [0, 16],
      [0.5, 126],
      [1, 235],
    ] as const) {
      const frame = drawn([{ markup: BLACK }]);
      crossFade(frame, drawn([{ markup: WHITE }]), share);
      expect(luma(frame, 9)).toBe(expected);
    }
  });
});
