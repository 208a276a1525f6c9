/** A place on the map in the unit square, x to the right, y down. */
export interface MapSeed {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export interface MapCell {
  readonly name: string;
  /** SVG path of the area. */
  readonly path: string;
  /** Where the name reads best, in picture coordinates. */
  readonly label: { readonly x: number; readonly y: number };
}

export interface DistrictMap {
  readonly cells: readonly MapCell[];
  /** From the unit square into the picture. */
  readonly place: (x: number, y: number) => Point;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A smooth, repeatable irregularity: the same place always moves the same way, so shared borders stay shared. */
function wobble(p: Point, seed: number): Point {
  const a =
    Math.sin(p.x * 0.021 + seed) + Math.sin(p.y * 0.034 + seed * 1.7) + 0.5 * Math.sin((p.x + p.y) * 0.09 + seed);
  const b =
    Math.sin(p.y * 0.023 + seed * 2.3) + Math.sin(p.x * 0.031 + seed) + 0.5 * Math.sin((p.x - p.y) * 0.08 + seed);
  return { x: p.x + a * 3.4, y: p.y + b * 3.4 };
}

/**
 * Keeps the part of a polygon that is nearer to `a` than to `b` (Sutherland-Hodgman against one half-plane). By hand: a
 * Voronoi library clips to a rectangle, and its cells would have to be cut to the outline by this same step.
 */
function nearer(polygon: readonly Point[], a: Point, b: Point): Point[] {
  const side = (p: Point): number => (p.x - b.x) ** 2 + (p.y - b.y) ** 2 - (p.x - a.x) ** 2 - (p.y - a.y) ** 2;
  const kept: Point[] = [];
  polygon.forEach((from, i) => {
    const to = polygon[(i + 1) % polygon.length] ?? from;
    const s = side(from);
    const e = side(to);
    if (s >= 0) kept.push(from);
    if (s >= 0 !== e >= 0) {
      const t = s / (s - e);
      kept.push({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t });
    }
  });
  return kept;
}

/** Adds points along long edges, so that a border has something to wobble; equal steps, so that two neighbours cut their common edge at the same places. */
function subdivide(polygon: readonly Point[], step: number): Point[] {
  const points: Point[] = [];
  polygon.forEach((from, i) => {
    const to = polygon[(i + 1) % polygon.length] ?? from;
    const n = Math.max(1, Math.round(Math.hypot(to.x - from.x, to.y - from.y) / step));
    for (let k = 0; k < n; k++)
      points.push({ x: from.x + ((to.x - from.x) * k) / n, y: from.y + ((to.y - from.y) * k) / n });
  });
  return points;
}

function centre(polygon: readonly Point[]): Point {
  let area = 0;
  let cx = 0;
  let cy = 0;
  polygon.forEach((p, i) => {
    const q = polygon[(i + 1) % polygon.length] ?? p;
    const cross = p.x * q.y - q.x * p.y;
    area += cross;
    cx += (p.x + q.x) * cross;
    cy += (p.y + q.y) * cross;
  });
  return area === 0 ? (polygon[0] ?? { x: 0, y: 0 }) : { x: cx / (3 * area), y: cy / (3 * area) };
}

function pathOf(polygon: readonly Point[]): string {
  return `M${polygon.map((p) => `${p.x.toFixed(1)} ${p.y.toFixed(1)}`).join('L')}Z`;
}

/**
 * Draws a district that exists only as its places: a soft outline, divided among the given seeds by nearness, with
 * borders that look grown rather than ruled. Pure and repeatable: the same places give the same picture.
 */
export function districtMap(
  seeds: readonly MapSeed[],
  options: { width: number; height: number; seed: number },
): DistrictMap {
  const { width, height, seed } = options;
  const margin = 0.03;
  const outline: Point[] = [];
  const steps = 72;
  for (let i = 0; i < steps; i++) {
    const angle = (i / steps) * Math.PI * 2;
    // A superellipse with a few slow waves: fuller than an oval, so that places near the corners stay inside.
    const c = Math.cos(angle);
    const s = Math.sin(angle);
    const round = (Math.abs(c) ** 2.8 + Math.abs(s) ** 2.8) ** (-1 / 2.8);
    const r = round * (0.955 + 0.028 * Math.sin(3 * angle + seed) + 0.02 * Math.sin(7 * angle + seed * 2));
    outline.push({
      x: width * (0.5 + (0.5 - margin) * r * c),
      y: height * (0.5 + (0.5 - margin) * r * s),
    });
  }
  // From the square into the rounded outline: corners are drawn in, so that every place is inside.
  const place = (x: number, y: number): Point => {
    const u = 2 * x - 1;
    const v = 2 * y - 1;
    return { x: width * (0.5 + 0.39 * u * (1 - 0.18 * v * v)), y: height * (0.5 + 0.37 * v * (1 - 0.18 * u * u)) };
  };
  const placed = seeds.map((s) => ({ name: s.name, ...place(s.x, s.y) }));
  const cells = placed.map((own) => {
    let polygon: Point[] = outline;
    for (const other of placed) {
      if (other.name !== own.name) polygon = nearer(polygon, own, other);
    }
    const shape = subdivide(polygon, 14).map((p) => wobble(p, seed));
    return { name: own.name, path: pathOf(shape), label: centre(polygon) };
  });
  return { cells, place };
}
