import { cellAt, column, grid, row } from './layout.js';

const CELLS = { x: 96, y: 100, w: 200, h: 50, gap: 20 };
const places = (node: object) => Object.values(node).map(({ x, y }) => [x, y]);
const place = (_item: unknown, at: { x: number; y: number }) => ({ ...at });

describe('layout', () => {
  it('fills a grid row by row', () => {
    expect(places(grid('Key', [1, 2, 3, 4, 5], { ...CELLS, columns: 2, gapY: 10 }, place))).toEqual([
      [96, 100],
      [316, 100],
      [96, 160],
      [316, 160],
      [96, 220],
    ]);
  });

  it('has one gap for both ways unless two are given', () => {
    expect(cellAt({ ...CELLS, columns: 1 }, 2)).toEqual({ x: 96, y: 240, w: 200, h: 50 });
    expect(cellAt({ ...CELLS, columns: 1, gapY: 0 }, 2).y).toBe(200);
  });

  it('puts a column below and a row beside each other, under the same names', () => {
    expect(places(column('Row', [1, 2], CELLS, place))).toEqual([
      [96, 100],
      [96, 170],
    ]);
    expect(places(row('Row', [1, 2], CELLS, place))).toEqual([
      [96, 100],
      [316, 100],
    ]);
    expect(Object.keys(row('Row', [1, 2], CELLS, place))).toEqual(['Row0', 'Row1']);
    expect(row('Row', [], CELLS, place)).toEqual({});
  });
});
