import fc from 'fast-check';
import { MarkGrid } from './mark-grid.js';

const point = fc.record({
  x: fc.double({ min: -50, max: 50, noNaN: true }),
  y: fc.double({ min: -50, max: 50, noNaN: true }),
});
const distance = fc.double({ min: 0.1, max: 30, noNaN: true });

it('[D11] finds what looking at every point finds', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 60 }), point, distance, distance, (points, at, dx, dy) => {
      const grid = new MarkGrid(7);
      for (const one of points) grid.add(one);
      expect(grid.hasWithin(at, dx)).toBe(points.some(({ x, y }) => Math.hypot(x - at.x, y - at.y) < dx));
      expect(grid.countWithin(at, dx, dy)).toBe(
        points.filter(({ x, y }) => Math.abs(x - at.x) < dx && Math.abs(y - at.y) < dy).length,
      );
    }),
  );
});
