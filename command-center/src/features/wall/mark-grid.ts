interface Point {
  readonly x: number;
  readonly y: number;
}

/** Points by the square that they lie in: which of ten thousand are near a place is found without looking at all of them. */
export class MarkGrid {
  readonly #squares = new Map<string, Point[]>();

  /** @param size of a square */
  constructor(private readonly size: number) {}

  add(point: Point): void {
    const key = this.#key(this.#index(point.x), this.#index(point.y));
    const square = this.#squares.get(key);
    if (square) square.push(point);
    else this.#squares.set(key, [point]);
  }

  /** Whether a point is nearer than `distance`. */
  hasWithin({ x, y }: Point, distance: number): boolean {
    return this.#around({ x, y }, distance, distance).some((point) => Math.hypot(point.x - x, point.y - y) < distance);
  }

  /** How many points are nearer than `dx` and `dy`. */
  countWithin({ x, y }: Point, dx: number, dy: number): number {
    return this.#around({ x, y }, dx, dy).filter((point) => Math.abs(point.x - x) < dx && Math.abs(point.y - y) < dy)
      .length;
  }

  #around({ x, y }: Point, dx: number, dy: number): Point[] {
    const found: Point[] = [];
    for (let i = this.#index(x - dx); i <= this.#index(x + dx); i += 1)
      for (let j = this.#index(y - dy); j <= this.#index(y + dy); j += 1)
        found.push(...(this.#squares.get(this.#key(i, j)) ?? []));
    return found;
  }

  #index(value: number): number {
    return Math.floor(value / this.size);
  }

  #key(i: number, j: number): string {
    return `${i} ${j}`;
  }
}
