import { isLegalDate } from '../dates.js';
import { RuleError } from '../rule-error.js';
import { isCaseRef } from './assignment-case.js';
import { type AssignmentRecord, canonicalRecord } from './assignment-record.js';
import type { ExcludedPseudonym } from './pool.js';

type Json = Readonly<Record<string, unknown>>;

const BASE_KEYS = ['version', 'kind', 'case', 'date', 'pool', 'excluded', 'poolHash'];
const KEYS = {
  drawn: [...BASE_KEYS, 'commitment', 'secret', 'digits', 'seed', 'index', 'result'],
  picked: [...BASE_KEYS, 'picked', 'pickHash'],
};

const STRING_OR_KEY = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
const HASH = /^[0-9a-f]{64}$/;
const PSEUDONYM = /^[0-9a-f]{32}$/;
const RULE = /^assignment\.[a-z-]+$/;

/**
 * A record of version 1, as text or already parsed. Its form alone is looked at, not whether it is true.
 *
 * @throws RuleError `legal.record_malformed` with `details.field`
 */
export function readRecord(given: unknown): AssignmentRecord {
  if (typeof given !== 'string') return readObject(given);
  let parsed: unknown;
  try {
    parsed = JSON.parse(given);
  } catch {
    throw malformed('', { zh: '这不是JSON文件。', en: 'This is not JSON.' });
  }
  const record = readObject(parsed);
  if (keysIn(given) !== keysIn(canonicalRecord(record))) {
    throw malformed('', {
      zh: '记录里有重复的项目，请用原始文件。',
      en: 'A key is there twice: use the original file.',
    });
  }
  return record;
}

/** A key that is there twice could show a reader something other than what is verified: JSON.parse keeps the last. */
function keysIn(json: string): number {
  return [...json.matchAll(STRING_OR_KEY)].filter(([, colon]) => colon !== undefined).length;
}

function readObject(given: unknown): AssignmentRecord {
  if (!isObject(given)) throw malformed('', { zh: '这不是指派记录。', en: 'This is not a record of an assignment.' });
  if (given.version !== 1) throw malformed('version');
  const { kind } = given;
  if (kind !== 'drawn' && kind !== 'picked') throw malformed('kind');
  for (const key of Object.keys(given)) {
    if (!KEYS[kind].includes(key)) throw malformed(key);
  }
  const pool = listOf(given, 'pool', isPseudonym);
  const excluded = listOf(given, 'excluded', isExcluded);
  const everybody = [...pool, ...excluded.map(({ pseudonym }) => pseudonym)];
  if (pool.length === 0 || new Set(everybody).size !== everybody.length) throw malformed('pool');
  const base = {
    version: 1,
    case: read(given, 'case', isCaseRef),
    date: read(given, 'date', isDate),
    pool,
    excluded: excluded.map(({ pseudonym, rules }) => ({ pseudonym, rules })),
    poolHash: read(given, 'poolHash', isHash),
  } as const;
  if (kind === 'picked') {
    const picked = listOf(given, 'picked', isPseudonym);
    if (picked.length === 0 || new Set(picked).size !== picked.length) throw malformed('picked');
    return { ...base, kind, picked, pickHash: read(given, 'pickHash', isHash) };
  }
  return {
    ...base,
    kind,
    commitment: read(given, 'commitment', isHash),
    secret: read(given, 'secret', isHash),
    digits: read(given, 'digits', isDigits),
    seed: read(given, 'seed', isHash),
    index: read(given, 'index', isIndex),
    result: read(given, 'result', isPseudonym),
  };
}

function read<T>(from: Json, key: string, is: (value: unknown) => value is T): T {
  const value = from[key];
  if (is(value)) return value;
  throw malformed(key);
}

function listOf<T>(from: Json, key: string, is: (value: unknown) => value is T): readonly T[] {
  return read(from, key, (value): value is T[] => Array.isArray(value) && value.every(is));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function matches(pattern: RegExp) {
  return (value: unknown): value is string => typeof value === 'string' && pattern.test(value);
}

const isHash = matches(HASH);
const isPseudonym = matches(PSEUDONYM);
const isDigits = matches(/^[0-9]{4}$/);
const isRule = matches(RULE);

function isDate(value: unknown): value is string {
  return typeof value === 'string' && isLegalDate(value);
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isExcluded(value: unknown): value is ExcludedPseudonym {
  if (!isObject(value) || Object.keys(value).sort().join() !== 'pseudonym,rules') return false;
  const { pseudonym, rules } = value;
  return isPseudonym(pseudonym) && Array.isArray(rules) && rules.length > 0 && rules.every(isRule);
}

function malformed(
  field: string,
  text = { zh: `指派记录不完整或者格式不对（${field}）。`, en: `The record is incomplete or malformed (${field}).` },
): RuleError {
  return new RuleError('legal.record_malformed', text, field ? { field } : {});
}
