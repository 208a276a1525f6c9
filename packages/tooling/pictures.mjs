import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Pictures are kept this wide: small enough for a repository, large enough for a card that moved. */
const WIDTH = 480;
/** What two drawings of the same page may differ by: the mean of the worst of 16 × 9 parts (of 255), and visible points. */
const LIMITS = { cell: 6, share: 0.01 };

/**
 * Runs in a page: shrinks pictures and, of two, tells them apart.
 * @param {[sources: string[], width: number]} given
 */
async function shrinkAndCompare([sources, width]) {
  const [COLUMNS, ROWS, QUALITY, VISIBLE] = [16, 9, 0.9, 32];
  const canvases = [];
  for (const source of sources) {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = Math.round((image.naturalHeight * width) / image.naturalWidth);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvases.push({ canvas, context });
  }
  const [one, other] = canvases;
  if (!one) throw new Error('no picture');
  const small = one.canvas.toDataURL('image/webp', QUALITY);
  if (!other) return { small, cell: 0, share: 0 };
  const { height } = one.canvas;
  if (other.canvas.height !== height) return { small, cell: 255, share: 1 };
  const a = one.context.getImageData(0, 0, width, height).data;
  const b = other.context.getImageData(0, 0, width, height).data;
  const sums = new Float64Array(COLUMNS * ROWS);
  const counts = new Float64Array(COLUMNS * ROWS);
  let differing = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const by = [0, 1, 2].map((channel) => Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)));
      const most = Math.max(...by);
      if (most > VISIBLE) differing += 1;
      const cell = Math.floor((y * ROWS) / height) * COLUMNS + Math.floor((x * COLUMNS) / width);
      sums[cell] = (sums[cell] ?? 0) + most;
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  const cell = Math.max(...sums.map((sum, i) => sum / (counts[i] ?? 1)));
  return { small, cell, share: differing / (width * height) };
}

/** Whether pictures are to be kept instead of compared (`npm run shots -- --keep`). */
export const KEEPS = process.env.FALINK_KEEP_PICTURES === '1';

/**
 * The clock of this process, set to another time, from which it goes on: what drives the browser waits by it. What reads
 * the clock while it is loaded is imported afterwards.
 */
export class SetClock {
  #real = globalThis.Date;
  #atMs;
  #sinceMs = performance.now();

  /** @param {Date} at */
  constructor(at) {
    this.#atMs = at.getTime();
    const now = () => this.#atMs + Math.round(performance.now() - this.#sinceMs);
    globalThis.Date = class extends this.#real {
      constructor(...given) {
        if (given.length === 0) super(now());
        else super(...given);
      }
      static now() {
        return now();
      }
    };
  }

  /** Shows the time again to which it was set. */
  restart() {
    this.#sinceMs = performance.now();
  }

  close() {
    globalThis.Date = this.#real;
  }
}

/** Pictures of pages as they should look, drawn by one major version of Chromium: another draws letters differently. */
export class KeptPictures {
  #folder;
  #major;

  constructor(folder, version) {
    this.#major = version.split('.')[0];
    this.#folder = join(folder, this.#major);
  }

  /** Why nothing can be compared; null: it can. */
  get missing() {
    return existsSync(this.#folder)
      ? null
      : `No pictures of Chromium ${this.#major} are kept, nothing is compared: npm run shots -- --keep draws them.`;
  }

  /** Forgets all of this version. */
  clear() {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async keep(page, name, png) {
    const { small } = await page.evaluate(shrinkAndCompare, [[asSource(png, 'png')], WIDTH]);
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(join(this.#folder, `${name}.webp`), Buffer.from(small.split(',')[1] ?? '', 'base64'));
  }

  async compare(page, name, png) {
    const file = join(this.#folder, `${name}.webp`);
    if (!existsSync(file)) return `${name} is not kept: npm run shots -- --keep`;
    return differenceOf(page, asSource(png, 'png'), asSource(readFileSync(file), 'webp'));
  }
}

/** The same of two pictures that were just taken. */
export function differenceOfShots(page, one, other) {
  return differenceOf(page, asSource(one, 'png'), asSource(other, 'png'));
}

async function differenceOf(page, one, other) {
  const { cell, share } = await page.evaluate(shrinkAndCompare, [[one, other], WIDTH]);
  if (cell <= LIMITS.cell && share <= LIMITS.share) return null;
  return `differs by ${cell.toFixed(1)} in one part (limit ${LIMITS.cell}), in ${(share * 100).toFixed(2)} % of its points (limit ${LIMITS.share * 100})`;
}

function asSource(bytes, type) {
  return `data:image/${type};base64,${bytes.toString('base64')}`;
}
