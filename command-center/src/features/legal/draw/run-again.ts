import type { AssignmentRecord } from '@falink/legal-rules';
import type { Text } from '@falink/protocol';

/** Somebody of the roster, as the record names them: by pseudonym. */
export interface RosterRow {
  readonly pseudonym: string;
  /** From 0, the number that can be drawn; null: excluded. */
  readonly number: number | null;
  /** Why not, in words; empty for those who could be drawn. */
  readonly reasons: readonly Text[];
  /** Drawn, or picked: then 1 is the most wanted. */
  readonly chosen: number | null;
}

export interface RecordLine {
  readonly number: number;
  readonly text: string;
}

export type Replay =
  | { readonly kind: 'same'; readonly record: AssignmentRecord; readonly roster: readonly RosterRow[] }
  | {
      readonly kind: 'differs';
      readonly record: AssignmentRecord;
      readonly line: number;
      /** The part of the record in which that line stands, e.g. `seed`. */
      readonly part: string;
      readonly expected: string;
      readonly found: string;
      /** That line with those around it. */
      readonly around: readonly RecordLine[];
    }
  | { readonly kind: 'refused'; readonly said: Text };

const LINES_AROUND = 3;

/**
 * Replays a draw here, by the rules that drew: what follows from pool, secret and digits, compared line by
 * line with what the record says. Rejects only when the rules could not be fetched.
 */
export async function runAgain(text: string): Promise<Replay> {
  const rules = await import('@falink/legal-rules');
  try {
    const { record } = rules.verifyRecord(text);
    return {
      kind: 'same',
      record,
      roster: rosterOf(record, (rule) => rules.exclusionGround(rule)?.text ?? { zh: rule, en: rule }),
    };
  } catch (error) {
    if (!(error instanceof rules.RuleError)) throw error;
    const { line, expected, found } = error.details;
    if (error.code !== 'legal.record_differs' || typeof line !== 'number') return { kind: 'refused', said: error.text };
    const record = rules.readRecord(text);
    const lines = rules.canonicalRecord(record).split('\n');
    return {
      kind: 'differs',
      record,
      line,
      part: partOf(lines, line),
      expected: String(expected),
      found: String(found),
      around: linesAround(lines, line),
    };
  }
}

/** Everybody, in the order of the pseudonyms, as the numbers were given. */
export function rosterOf(record: AssignmentRecord, textOf: (rule: string) => Text): readonly RosterRow[] {
  const chosenOf = (pseudonym: string): number | null => {
    if (record.kind === 'drawn') return record.result === pseudonym ? 1 : null;
    const at = record.picked.indexOf(pseudonym);
    return at === -1 ? null : at + 1;
  };
  const rows: RosterRow[] = [
    ...record.pool.map((pseudonym, number) => ({ pseudonym, number, reasons: [], chosen: chosenOf(pseudonym) })),
    ...record.excluded.map(({ pseudonym, rules }) => ({
      pseudonym,
      number: null,
      reasons: rules.map(textOf),
      chosen: null,
    })),
  ];
  return rows.sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1));
}

/** The key of the record that a line belongs to, counted from 1; `start` before the first. */
export function partOf(lines: readonly string[], line: number): string {
  for (let at = line - 1; at >= 0; at -= 1) {
    const key = /^ {2}"(\w+)":/.exec(lines[at] ?? '')?.[1];
    if (key !== undefined) return key;
  }
  return 'start';
}

/** The line with a few before and after it. */
export function linesAround(lines: readonly string[], line: number): readonly RecordLine[] {
  const first = Math.max(1, line - LINES_AROUND);
  return lines
    .slice(first - 1, line + LINES_AROUND)
    .map((text, index) => ({ number: first + index, text }))
    .filter(({ text }) => text !== '');
}

/** 2³²: the first 8 hexadecimal digits of a hash are a number below it. */
const WORDS = 2 ** 32;
const WORD_DIGITS = 8;

/**
 * The division by which the seed gave the number, for a person to do again; null when the first 8 digits fell into the
 * incomplete last round, which is thrown away, and the seed was hashed again.
 */
export function divisionOf(seed: string, size: number): { readonly word: number; readonly remainder: number } | null {
  const word = Number.parseInt(seed.slice(0, WORD_DIGITS), 16);
  return word < WORDS - (WORDS % size) ? { word, remainder: word % size } : null;
}
