import { FalinkError } from '@falink/protocol';
import { z } from 'zod';

/** Of the cursor's text: one of another version is refused, and its reader starts again at the first page. */
const VERSION = 1;

/** PostgreSQL's text holds no NUL. */
const TextSchema = z
  .string()
  .max(60)
  .regex(/^[^\0]*$/);

/** Values that PostgreSQL takes for a column of this kind without an error of its own. */
const KINDS = {
  /** µs since 1970, as exact as the database's clock: a `Date` would round to ms and skip or repeat rows. */
  instant: z.int(),
  /** YYYY-MM-DD */
  date: z.iso.date().regex(/^[12]/),
  integer: z.int(),
  text: TextSchema,
  id: z.uuid(),
} as const;

export type KeyKind = keyof typeof KINDS;

/** A value of a sort key as cursors and rows carry it. */
export type KeyValue = string | number;

/** What a cursor belongs to: a list's name and the kinds of its sort keys, the row's id last. */
export interface CursorOf {
  readonly list: string;
  readonly by: readonly { readonly kind: KeyKind }[];
}

/** The cursor right after an item with this sort key. It grants nothing, so nobody signs it. */
export function encodeCursor({ list }: CursorOf, key: readonly KeyValue[]): string {
  return Buffer.from(JSON.stringify([VERSION, list, ...key])).toString('base64url');
}

/** @returns the sort key. @throws FalinkError request.malformed, field `cursor`: no cursor of this list */
export function decodeCursor(of: CursorOf, cursor: string): KeyValue[] {
  const [version, list, ...key] = partsOf(cursor);
  const fits =
    version === VERSION &&
    list === of.list &&
    key.length === of.by.length &&
    of.by.every(({ kind }, i) => KINDS[kind].safeParse(key[i]).success);
  if (!fits) {
    throw new FalinkError('request.malformed', {
      fields: [{ path: 'cursor', message: 'not a cursor of this list: start again at the first page' }],
    });
  }
  return key as KeyValue[];
}

function partsOf(cursor: string): unknown[] {
  // Node's decoder skips what is no base64url.
  if (!/^[\w-]+$/.test(cursor)) return [];
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
