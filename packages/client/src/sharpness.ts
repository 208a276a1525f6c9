/** Pictures are measured at this size of their long edge: then the same page measures the same from every camera. */
const MEASURED_EDGE_PX = 1000;
/** Of the tiles of a picture this one counts, from the sharpest: a page need not fill the frame, one edge is no page. */
const COLUMNS = 6;
const ROWS = 4;
const NTH = 3;

/** The size at which {@link sharpnessOf} wants a picture: scaled down smoothly, never up. */
export function measuredSize(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, MEASURED_EDGE_PX / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * How sharp a picture is: the variance of its Laplacian (Pech-Pacheco et al., ICPR 2000), of the third sharpest of 24
 * tiles. Near zero for a plain or blurred picture, hundreds and more for sharp print.
 *
 * @param luminance a byte a pixel, row by row, at {@link measuredSize}
 */
export function sharpnessOf(luminance: ArrayLike<number>, width: number, height: number): number {
  const tiles: number[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const from = { x: edge(width, column, COLUMNS), y: edge(height, row, ROWS) };
      const to = { x: edge(width, column + 1, COLUMNS), y: edge(height, row + 1, ROWS) };
      tiles.push(laplacianVariance(luminance, width, from, to));
    }
  }
  return tiles.sort((a, b) => b - a)[NTH - 1] ?? 0;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where tile `n` of `of` begins: the outermost pixels have no neighbours. */
function edge(size: number, n: number, of: number): number {
  return 1 + Math.floor(((size - 2) * n) / of);
}

function laplacianVariance(luminance: ArrayLike<number>, width: number, from: Point, to: Point): number {
  const at = (x: number, y: number): number => luminance[y * width + x] ?? 0;
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let y = from.y; y < to.y; y += 1) {
    for (let x = from.x; x < to.x; x += 1) {
      const value = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y);
      count += 1;
      sum += value;
      squares += value * value;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}
