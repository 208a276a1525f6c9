import fc from 'fast-check';
import example from '../../vectors/draw/example.json' with { type: 'json' };
import picked from '../../vectors/draw/example-picked.json' with { type: 'json' };
import indexes from '../../vectors/draw/index.json' with { type: 'json' };
import invalid from '../../vectors/draw/invalid.json' with { type: 'json' };
import valid from '../../vectors/draw/valid.json' with { type: 'json' };
import { RuleError } from '../rule-error.js';
import { type AssignmentRecord, canonicalRecord } from './assignment-record.js';
import { type DrawInput, draw, indexFrom, seedOf } from './draw.js';
import { pick } from './pick.js';
import { type Pool, poolText } from './pool.js';
import { pseudonymFor, pseudonymFromNonce } from './pseudonym.js';
import { sha256Hex } from './sha256.js';
import { verifyDraw, verifyRecord } from './verify-record.js';

const POOL: Pool = valid[0]!.input.pool;
const INPUT: DrawInput = valid[0]!.input;

function refusalOf(run: () => unknown): RuleError {
  try {
    run();
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('draw', () => {
  it.each(valid)('[$rule] $case → $expected.index', ({ input, expected }) => {
    expect(draw(input)).toMatchObject(expected);
  });

  it('[LR29] gives the record of the example, to the byte', () => {
    expect(canonicalRecord(draw(INPUT))).toBe(`${JSON.stringify(example, null, 2)}\n`);
  });

  it('[LR26] the order in which the pool is given does not matter', () => {
    const shuffled = { ...POOL, pool: [...POOL.pool].reverse(), excluded: [...POOL.excluded].reverse() };
    expect(draw({ ...INPUT, pool: shuffled })).toEqual(draw(INPUT));
  });

  it('[LR26] the text of the pool is one line each', () => {
    expect(poolText(POOL).split('\n').slice(0, 4)).toEqual([
      'falink-pool/1',
      'case 昆区援字〔2026〕第12号',
      'date 2026-11-22',
      `pool ${POOL.pool[0]}`,
    ]);
    expect(poolText(POOL).endsWith('\n')).toBe(true);
    expect(sha256Hex(poolText(POOL))).toBe(example.poolHash);
  });

  it.each([
    ['another secret than was committed to', { secret: '0'.repeat(64) }, 'legal.fields_contradict'],
    ['a short secret', { secret: 'abc' }, 'legal.field_missing'],
    ['three digits', { digits: '041' }, 'legal.field_not_a_number'],
    ['letters for digits', { digits: 'abcd' }, 'legal.field_not_a_number'],
    ['an empty pool', { pool: { ...POOL, pool: [] } }, 'legal.pool_empty'],
    ['somebody twice', { pool: { ...POOL, pool: [POOL.pool[0]!, POOL.pool[0]!] } }, 'legal.pool_duplicate'],
    ['two lines of case', { pool: { ...POOL, case: 'a\nb' } }, 'legal.field_missing'],
    ['an impossible day', { pool: { ...POOL, date: '2026-02-29' } }, 'legal.field_not_a_date'],
  ])('[LR27] refuses %s', (_case, change, code) => {
    expect(refusalOf(() => draw({ ...INPUT, ...change })).code).toBe(code);
  });
});

describe('indexFrom', () => {
  it.each(indexes)('[$rule] $size: $index after $rejected rejections', ({ seed, size, index }) => {
    expect(indexFrom(seed, size)).toBe(index);
  });

  it('[LR28] the vectors have rejections, and none would pass with a plain modulo', () => {
    const rejected = indexes.filter((vector) => vector.rejected > 0);
    expect(rejected.length).toBeGreaterThan(2);
    for (const { seed, size, index } of rejected) expect(Number.parseInt(seed.slice(0, 8), 16) % size).not.toBe(index);
  });

  it('[LR28] 100,000 fixed seeds are uniform by chi-square', () => {
    const size = 50;
    const counts = new Array<number>(size).fill(0);
    for (let seed = 0; seed < 100_000; seed++) counts[indexFrom(sha256Hex(`seed ${seed}`), size)]! += 1;
    const mean = 100_000 / size;
    const chiSquare = counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
    // 49 degrees of freedom: 99.9 % of fair draws lie below 85.35, and 99.9 % above 23.98.
    expect(chiSquare).toBeLessThan(85.35);
    expect(chiSquare).toBeGreaterThan(23.98);
  });

  it('[LR28] the 10,000 digits that a resident can press are uniform by chi-square', () => {
    const size = 10;
    const counts = new Array<number>(size).fill(0);
    for (let digits = 0; digits < 10_000; digits++) {
      const seed = seedOf(INPUT.secret, String(digits).padStart(4, '0'), example.poolHash);
      counts[indexFrom(seed, size)]! += 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 9 degrees of freedom: 99.9 % of fair draws lie below 27.88.
    expect(chiSquare).toBeLessThan(27.88);
  });

  it('[LR28] is below the size, whatever the seed', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 32 }), (text, size) => {
        const index = indexFrom(sha256Hex(text), size);
        expect(index >= 0 && index < size).toBe(true);
      }),
    );
  });
});

describe('verifyRecord', () => {
  const records: Record<string, object> = { example, 'example-picked': picked };

  it('[LR31] replays what draw and pick wrote, from text and from an object', () => {
    const { record, steps, citations } = verifyDraw(canonicalRecord(draw(INPUT)));
    expect(record.result).toBe(example.result);
    expect(steps.map(({ zh }) => zh).join('')).toContain(example.seed);
    expect(citations[0]?.zh).toContain('第二十五条');
    expect(verifyRecord(JSON.parse(JSON.stringify(picked))).record.kind).toBe('picked');
    expect(verifyRecord(example, { commitment: example.commitment, poolHash: example.poolHash }).record).toEqual(
      example,
    );
  });

  it('[LR31] neither space nor the order of keys matters', () => {
    const reversed = Object.fromEntries(Object.entries(example).reverse());
    expect(verifyDraw(JSON.stringify(reversed)).record).toEqual(example);
  });

  it.each(invalid)('[$rule] $case: $code', ({ record, change, code, line, field, published }) => {
    const tampered = { ...records[record], ...change };
    const refused = refusalOf(() => verifyRecord(JSON.stringify(tampered), published ?? {}));
    expect(refused.code).toBe(code);
    if (field !== undefined) expect(refused.details.field).toBe(field);
    if (line !== undefined) {
      expect(refused.details.line).toBe(line);
      expect(refused.details.expected).not.toBe(refused.details.found);
      expect(refused.text.zh).toContain(`第${line}行`);
    }
  });

  it.each([
    ['no JSON', 'result: 3'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a result that is there twice', JSON.stringify(example).replace('{', `{"result":"${'0'.repeat(32)}",`)],
  ])('[LR31] refuses %s', (_case, text) => {
    expect(refusalOf(() => verifyRecord(text)).code).toBe('legal.record_malformed');
  });

  it.each(Object.keys(example))('[LR31] a record without %s is malformed', (key) => {
    const { [key]: _gone, ...rest } = example as Record<string, unknown>;
    expect(refusalOf(() => verifyRecord(rest)).code).toBe('legal.record_malformed');
  });

  it('[LR31] a pick is no draw', () => {
    expect(refusalOf(() => verifyDraw(picked))).toMatchObject({ code: 'legal.record_malformed' });
  });

  it('[LR31] any other hexadecimal digit anywhere is noticed', () => {
    const text = canonicalRecord(example as unknown as AssignmentRecord);
    const places = [...text.matchAll(/[0-9a-f]/g)].map(({ index }) => index);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...'0123456789abcdef'), (at, digit) => {
        const changed = text.slice(0, at) + digit + text.slice(at + 1);
        if (changed === text) return;
        expect(refusalOf(() => verifyRecord(changed)).code).toMatch(/^legal\.record_/);
      }),
    );
  });
});

describe('pick', () => {
  it('[LR30] keeps the order of the applicant', () => {
    const named = [POOL.pool[4]!, POOL.pool[1]!];
    expect(canonicalRecord(pick(POOL, named))).toBe(`${JSON.stringify(picked, null, 2)}\n`);
  });

  it('[LR30] says why somebody cannot take the case', () => {
    const out = POOL.excluded.find(({ rules }) => rules.includes('assignment.on-leave'))!;
    const refused = refusalOf(() => pick(POOL, [out.pseudonym]));
    expect(refused).toMatchObject({ code: 'legal.field_unknown_choice', details: { pseudonym: out.pseudonym } });
    expect(refused.text.zh).toContain('正在休假');
  });

  it.each([
    ['nobody', [], 'legal.field_missing'],
    ['one twice', [POOL.pool[0]!, POOL.pool[0]!], 'legal.fields_contradict'],
    ['a stranger', ['0'.repeat(32)], 'legal.field_unknown_choice'],
  ])('[LR30] refuses %s', (_case, named, code) => {
    expect(refusalOf(() => pick(POOL, named)).code).toBe(code);
  });
});

describe('pseudonymFor', () => {
  it('[LR25] is another one in every case, and its nonce proves it', () => {
    const { pseudonym, nonce } = pseudonymFor('key', 'case 1', 'lawyer-1');
    expect(pseudonym).toMatch(/^[0-9a-f]{32}$/);
    expect(pseudonymFor('key', 'case 2', 'lawyer-1').pseudonym).not.toBe(pseudonym);
    expect(pseudonymFromNonce(nonce, 'case 1', 'lawyer-1')).toBe(pseudonym);
    expect(pseudonymFromNonce(nonce, 'case 1', 'lawyer-2')).not.toBe(pseudonym);
  });
});
