import { z } from 'zod';
import { markOf } from './marks.js';

type Schema = z.core.$ZodType;

/** Turns a value of today's schema into one that an older peer can read. */
export type Cut = (value: unknown) => unknown;

const known = new WeakMap<Schema, Map<number, Cut | null>>();

/**
 * How values of this schema are cut to a version: fields that came later are left out, later words become older ones,
 * changed shapes are converted (see marks.ts). Null: they are the same in that version, and nothing has to be copied.
 */
export function cutTo(version: number, schema: Schema): Cut | null {
  const byVersion = known.get(schema) ?? new Map<number, Cut | null>();
  known.set(schema, byVersion);
  let cut = byVersion.get(version);
  if (cut === undefined) {
    cut = withOlderShape(version, schema, cutParts(version, schema));
    byVersion.set(version, cut);
  }
  return cut;
}

function withOlderShape(version: number, schema: Schema, inner: Cut | null): Cut | null {
  const { older } = markOf(schema);
  if (!older || version >= older.before) return inner;
  return (value) => older.make((inner ? inner(value) : value) as never);
}

function cutParts(version: number, schema: Schema): Cut | null {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return cutObject(version, def.shape);
    case 'array':
      return inside(cutTo(version, def.element), (cut, value) => (value as unknown[]).map(cut));
    case 'record':
      return inside(cutTo(version, def.valueType), (cut, value) =>
        Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, cut(one)])),
      );
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return inside(cutTo(version, def.innerType), (cut, value) => (value == null ? value : cut(value)));
    case 'pipe':
      return cutTo(version, def.out);
    case 'union':
      return cutUnion(version, def.options);
    case 'enum':
      return cutWords(version, schema);
    case 'tuple':
    case 'map':
    case 'set':
    case 'intersection':
    case 'lazy':
    case 'promise':
    case 'function':
      throw new Error(`a ${def.type} cannot be cut to an older version yet: teach it to versions/cut.ts`);
    default:
      return null;
  }
}

function inside(cut: Cut | null, apply: (cut: Cut, value: unknown) => unknown): Cut | null {
  return cut && ((value) => apply(cut, value));
}

function cutObject(version: number, shape: z.core.$ZodShape): Cut | null {
  const later = Object.keys(shape).filter((key) => (sinceOf(shape[key]) ?? 0) > version);
  const cuts = Object.entries(shape).flatMap(([key, field]) => {
    const cut = later.includes(key) ? null : cutTo(version, field);
    return cut ? [{ key, cut }] : [];
  });
  if (later.length === 0 && cuts.length === 0) return null;
  return (value) => {
    const copy: Record<string, unknown> = { ...(value as object) };
    for (const key of later) delete copy[key];
    for (const { key, cut } of cuts) if (key in copy) copy[key] = cut(copy[key]);
    return copy;
  };
}

/** The mark may sit below `.nullable()` or `.optional()`. */
function sinceOf(schema: Schema | undefined): number | undefined {
  if (!schema) return undefined;
  const { since } = markOf(schema);
  if (since !== undefined) return since;
  const { def } = schema._zod;
  return 'innerType' in def ? sinceOf(def.innerType as Schema) : undefined;
}

function cutUnion(version: number, options: readonly Schema[]): Cut | null {
  const cuts = options.map((option) => ({ option, cut: cutTo(version, option) }));
  if (cuts.every(({ cut }) => cut === null)) return null;
  return (value) => {
    const found = cuts.find(({ option }) => z.safeParse(option, value).success);
    return found?.cut ? found.cut(value) : value;
  };
}

function cutWords(version: number, schema: Schema): Cut | null {
  const { words = {} } = markOf(schema);
  const isLater = (word: string): boolean => (words[word]?.since ?? 0) > version;
  if (!Object.keys(words).some(isLater)) return null;
  return (value) => {
    let word = value as string | null;
    while (word !== null && isLater(word)) word = words[word]?.before ?? null;
    return word;
  };
}
