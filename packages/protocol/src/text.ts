import { z } from 'zod';

/** U+0000, which PostgreSQL refuses, and halves of surrogate pairs, which are no characters. */
const BROKEN = /[\0\uD800-\uDFFF]/u;

/** Embedding, override, isolate and mark: they make a text read in another order than it is written. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/**
 * Characters that nobody sees and no script needs. Joiners and the Mongolian selectors stay: Uyghur, Tibetan and
 * Mongolian names are written with them.
 */
const UNSEEN =
  /[\u00AD\u115F\u1160\u200B\u2060-\u2064\u206A-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u;

const anywhere = ({ source }: RegExp): RegExp => new RegExp(source, 'gu');
const [BROKENS, DIRECTIONS, UNSEENS] = [anywhere(BROKEN), anywhere(DIRECTION), anywhere(UNSEEN)];

/** What somebody typed over several lines, without what would break it on its way: see SPEC P15. */
export function tidyProse(text: string): string {
  return text
    .replace(BROKENS, '')
    .replace(DIRECTIONS, '')
    .replace(UNSEENS, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cc}/gu, (control) => (control === '\n' || control === '\t' ? control : ''))
    .normalize('NFC');
}

/** The same for a text of one line: a name, a label, an address. */
export function tidyLine(text: string): string {
  return tidyProse(text.replace(/[\n\r\t\u2028\u2029]+/g, ' ')).trim();
}

/** What a person types in several lines, at most so many characters (UTF-16 units, as fields of browsers count). */
export function prose(max: number) {
  return z.string().overwrite(tidyProse).trim().max(max);
}

/** What a person types in one line. */
export function line(max: number) {
  return z.string().overwrite(tidyLine).max(max);
}

/** A text to be shown: one that is longer is cut, because a whole answer would be refused for its sake (SPEC P16). */
export function shown(max: number) {
  return z
    .string()
    .overwrite((text) => cutText(tidyProse(text), max))
    .max(max);
}

/** The beginning of a text, with `…` where it was cut; never half a character. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(BROKENS, '')}…`;
}

/** A list to be shown: of a longer one the beginning. */
export function firstOf<Item extends z.ZodType>(item: Item, max: number) {
  return z
    .array(item)
    .overwrite((items) => (items.length <= max ? items : items.slice(0, max)))
    .max(max);
}

/** Whether a text is one that the database stores and that reads as it is written. */
export function isSoundText(text: string): boolean {
  return !BROKEN.test(text) && !DIRECTION.test(text);
}

/** A value inside another one, and where. */
interface Inner {
  readonly value: unknown;
  readonly key: string;
  readonly within: Inner | null;
}

/**
 * Where a value holds a text, or a key, that is not sound. Null: nowhere. It walks any depth without recursion and
 * writes a path only once: what it is given was sent by anybody.
 */
export function unsoundTextIn(value: unknown): readonly string[] | null {
  const open: Inner[] = [{ value, key: '', within: null }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: one } = next;
    if (typeof one === 'string') {
      if (!isSoundText(one)) return pathTo(next);
    } else if (typeof one === 'object' && one !== null && !ArrayBuffer.isView(one)) {
      for (const [key, inner] of Object.entries(one)) {
        if (!isSoundText(key)) return pathTo(next);
        open.push({ value: inner, key, within: next });
      }
    }
  }
  return null;
}

function pathTo(found: Inner): string[] {
  const path: string[] = [];
  for (let at = found; at.within; at = at.within) path.push(at.key);
  return path.reverse();
}
