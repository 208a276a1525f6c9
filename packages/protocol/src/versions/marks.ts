import { z } from 'zod';

/** A word that an enum got later, and what older peers read in its place. */
export interface LaterWord {
  readonly since: number;
  /** A word of the enum that older peers know; null where the field may be null. */
  readonly before: string | null;
}

interface Mark {
  readonly since?: number;
  readonly words?: Readonly<Record<string, LaterWord>>;
  readonly older?: { readonly before: number; readonly make: (value: never) => unknown };
}

const marks = z.registry<Mark>();

/** Marks a copy: schemas like IdSchema are shared by many fields. */
function marked<S extends z.ZodType>(schema: S, mark: Mark): S {
  const own = schema.clone() as S;
  marks.add(own, { ...marks.get(schema), ...mark } as never);
  return own;
}

export function markOf(schema: z.core.$ZodType): Mark {
  return marks.get(schema) ?? {};
}

/** A field that exists since this version: older peers are sent the object without it. */
export function since<S extends z.ZodType>(version: number, schema: S): S {
  return marked(schema, { since: version });
}

/** An enum with words that came later: `laterWords(EndReasonSchema, { transferred: { since: 2, before: 'failed' } })`. */
export function laterWords<E extends z.ZodEnum>(schema: E, words: { readonly [Word in z.infer<E>]?: LaterWord }): E {
  return marked(schema, { words: words as Readonly<Record<string, LaterWord>> });
}

/** A value whose shape changed in this version: `make` gives older peers the shape that they know. */
export function changedIn<S extends z.ZodType>(version: number, schema: S, make: (value: z.infer<S>) => unknown): S {
  return marked(schema, { older: { before: version, make } });
}
