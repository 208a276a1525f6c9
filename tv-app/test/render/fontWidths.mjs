import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FAMILY = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));

/**
 * The television's own font measures, without kerning: the files of which `build/fonts.mjs` makes its parts.
 * @returns {import('./fontWidths.mjs').Measure}
 */
export function fontMeasure() {
  const regular = new Widths(join(FAMILY, '400Regular/NotoSansSC_400Regular.ttf'));
  const bold = new Widths(join(FAMILY, '700Bold/NotoSansSC_700Bold.ttf'));
  return (text, size, isBold) => (isBold ? bold : regular).of(text) * size;
}

/** Widths of the characters of a TrueType file, in em (OpenType: tables head, hhea, hmtx, and cmap of format 12). */
class Widths {
  #file;
  /** @type {Map<string, number>} */
  #tables = new Map();
  /** @type {Map<string, number>} */
  #known = new Map();
  /** @type {{ from: number, to: number, glyph: number }[]} */
  #glyphs = [];
  #unitsPerEm;
  #longMetrics;

  /** @param {string} path */
  constructor(path) {
    const bytes = readFileSync(path);
    const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#file = file;
    for (let at = 12; at < 12 + 16 * file.getUint16(4); at += 16)
      this.#tables.set(bytes.toString('latin1', at, at + 4), file.getUint32(at + 8));
    this.#unitsPerEm = file.getUint16(this.#at('head') + 18);
    this.#longMetrics = file.getUint16(this.#at('hhea') + 34);
    const cmap = this.#at('cmap');
    for (let at = cmap + 4; at < cmap + 4 + 8 * file.getUint16(cmap + 2); at += 8) {
      const table = cmap + file.getUint32(at + 4);
      if (file.getUint16(table) !== 12 || this.#glyphs.length > 0) continue;
      for (let group = table + 16; group < table + 16 + 12 * file.getUint32(table + 12); group += 12)
        this.#glyphs.push({
          from: file.getUint32(group),
          to: file.getUint32(group + 4),
          glyph: file.getUint32(group + 8),
        });
    }
    if (this.#glyphs.length === 0) throw new Error(`${path} has no character map of format 12`);
  }

  /** @param {string} text */
  of(text) {
    let sum = 0;
    for (const character of text) sum += this.#one(character);
    return sum;
  }

  /** @param {string} character */
  #one(character) {
    let width = this.#known.get(character);
    if (width === undefined) {
      const code = character.codePointAt(0) ?? 0;
      const group = this.#glyphs.find(({ from, to }) => code >= from && code <= to);
      const index = Math.min(group ? group.glyph + code - group.from : 0, this.#longMetrics - 1);
      width = this.#file.getUint16(this.#at('hmtx') + 4 * index) / this.#unitsPerEm;
      this.#known.set(character, width);
    }
    return width;
  }

  /** @param {string} table */
  #at(table) {
    const at = this.#tables.get(table);
    if (at === undefined) throw new Error(`the font has no table ${table}`);
    return at;
  }
}
