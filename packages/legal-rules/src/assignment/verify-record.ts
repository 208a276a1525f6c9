import { aidProcedure } from '../aid-law.js';
import type { Reasons } from '../decision.js';
import { RuleError } from '../rule-error.js';
import type { Text } from '../text.js';
import { byCodeUnits } from './assignment-eligibility.js';
import { type AssignmentRecord, canonicalRecord, type DrawRecord, type PickRecord } from './assignment-record.js';
import { drawn } from './draw.js';
import { chosen } from './pick.js';
import type { Pool } from './pool.js';
import { readRecord } from './read-record.js';

/** What was shown before the digits were pressed, e.g. on the receipt; a replay alone cannot know it. */
export interface Published {
  readonly commitment?: string | undefined;
  readonly poolHash?: string | undefined;
}

export interface Verification extends Reasons {
  readonly record: AssignmentRecord;
}

/**
 * Draws again, or checks again what was picked, and compares line by line [LR31].
 *
 * @param given the text of the file, or what was parsed from it
 * @throws RuleError `legal.record_malformed`; `legal.record_differs` with `details.line`, counted from 1 in the canonical
 *   form, `expected` and `found`
 */
export function verifyRecord(given: unknown, published: Published = {}): Verification {
  const record = readRecord(given);
  const expected = replay(record);
  compare(record, expected);
  const { commitment, poolHash } = published;
  compare(record, {
    ...record,
    ...(poolHash !== undefined && { poolHash }),
    ...(commitment !== undefined && record.kind === 'drawn' && { commitment }),
  });
  return {
    ruleId: `assignment.record.${record.kind}`,
    citations: [aidProcedure(25)],
    steps: record.kind === 'drawn' ? explainDraw(record) : explainPick(record),
    record,
  };
}

/** {@link verifyRecord} for draws only. @throws RuleError also `legal.record_malformed` for a record of a pick */
export function verifyDraw(given: unknown, published: Published = {}): Verification & { readonly record: DrawRecord } {
  const { record, ...reasons } = verifyRecord(given, published);
  if (record.kind === 'drawn') return { ...reasons, record };
  const text = { zh: '这是点援记录，没有抽取。', en: 'This is the record of a pick: nothing was drawn.' };
  throw new RuleError('legal.record_malformed', text, { field: 'kind' });
}

function replay(record: AssignmentRecord): AssignmentRecord {
  const pool: Pool = {
    case: record.case,
    date: record.date,
    pool: [...record.pool].sort(byCodeUnits),
    excluded: [...record.excluded].sort((a, b) => byCodeUnits(a.pseudonym, b.pseudonym)),
  };
  if (record.kind === 'drawn') return drawn(pool, record.secret, record.digits);
  return chosen(
    pool,
    record.picked.filter((pseudonym) => pool.pool.includes(pseudonym)),
  );
}

function compare(record: AssignmentRecord, expected: AssignmentRecord): void {
  const foundLines = canonicalRecord(record).split('\n');
  const expectedLines = canonicalRecord(expected).split('\n');
  const at = foundLines.findIndex((line, index) => line !== expectedLines[index]);
  if (at === -1) return;
  const found = foundLines[at]?.trim() ?? '';
  const wanted = expectedLines[at]?.trim() ?? '';
  throw new RuleError(
    'legal.record_differs',
    {
      zh: `第${at + 1}行对不上：记录写的是 ${found}，重新计算应为 ${wanted}。记录被改动过，或者不完整。`,
      en: `Line ${at + 1} differs: the record says ${found}, the replay ${wanted}. The record was changed or is incomplete.`,
    },
    { line: at + 1, expected: wanted, found },
  );
}

function explainDraw({ pool, excluded, poolHash, commitment, digits, seed, index, result }: DrawRecord): Text[] {
  return [
    poolStep(pool.length, excluded.length, poolHash),
    {
      zh: `密值的哈希是${commitment}，请与按数字之前看到的承诺值对照。`,
      en: `The secret hashes to ${commitment}: compare it with what was shown before the digits were pressed.`,
    },
    {
      zh: `当事人按的四位数字是${digits}；密值、数字、名单哈希相连，得到种子：${seed}。`,
      en: `The resident pressed ${digits}; secret, digits and hash of the pool, one after the other, give the seed: ${seed}.`,
    },
    {
      zh: `种子对${pool.length}取数，得${index}，即排序后的第${index + 1}位：${result}。`,
      en: `From the seed, a number below ${pool.length}: ${index}, which is number ${index + 1} in order: ${result}.`,
    },
  ];
}

function explainPick({ pool, excluded, poolHash, picked }: PickRecord): Text[] {
  return [
    poolStep(pool.length, excluded.length, poolHash),
    {
      zh: `当事人按意愿先后选了：${picked.join('、')}，都在名单里。`,
      en: `The applicant named, the most wanted first: ${picked.join(', ')}; all are in the pool.`,
    },
  ];
}

function poolStep(eligible: number, excluded: number, poolHash: string): Text {
  return {
    zh: `符合条件的${eligible}位，不符合的${excluded}位，名单的哈希：${poolHash}。`,
    en: `${eligible} may be assigned, ${excluded} may not; the hash of the pool: ${poolHash}.`,
  };
}
