import { districtMap } from './district-map.js';

const SEEDS = [
  { name: 'a', x: 0.2, y: 0.3 },
  { name: 'b', x: 0.8, y: 0.3 },
  { name: 'c', x: 0.5, y: 0.8 },
];
const SIZE = { width: 800, height: 500, seed: 7 };

function points(path: string): { x: number; y: number }[] {
  return path
    .slice(1, -1)
    .split('L')
    .map((pair) => pair.split(' ').map(Number))
    .map(([x = 0, y = 0]) => ({ x, y }));
}

function inside(polygon: readonly { x: number; y: number }[], at: { x: number; y: number }): boolean {
  let odd = false;
  polygon.forEach((p, i) => {
    const q = polygon[(i + 1) % polygon.length]!;
    if (p.y > at.y !== q.y > at.y && at.x < ((q.x - p.x) * (at.y - p.y)) / (q.y - p.y) + p.x) odd = !odd;
  });
  return odd;
}

describe('districtMap', () => {
  it('draws the same picture for the same places', () => {
    expect(districtMap(SEEDS, SIZE).cells).toEqual(districtMap(SEEDS, SIZE).cells);
  });

  it('gives every place the area it lies in', () => {
    const map = districtMap(SEEDS, SIZE);
    for (const seed of SEEDS) {
      const cell = map.cells.find((one) => one.name === seed.name)!;
      expect(inside(points(cell.path), map.place(seed.x, seed.y))).toBe(true);
    }
  });

  it('keeps even the corners of the square inside the outline', () => {
    const map = districtMap([{ name: 'all', x: 0.5, y: 0.5 }], SIZE);
    const outline = points(map.cells[0]!.path);
    for (const [x, y] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
      [0.5, 0],
      [0, 0.5],
    ] as const) {
      expect(inside(outline, map.place(x, y))).toBe(true);
    }
  });

  it('draws nothing for no places', () => {
    expect(districtMap([], SIZE).cells).toEqual([]);
  });
});
