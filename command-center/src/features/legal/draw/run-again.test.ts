import { canonicalRecord, draw, type Pool, pick, sha256Hex } from '@falink/legal-rules';
import { divisionOf, linesAround, partOf, rosterOf, runAgain } from './run-again.js';

const names = Array.from({ length: 9 }, (_, i) => sha256Hex(`lawyer ${i}`).slice(0, 32)).sort();
const POOL: Pool = {
  case: '云河法援〔2026〕0405号',
  date: '2026-11-20',
  pool: names.slice(0, 7),
  excluded: [
    { pseudonym: names[7]!, rules: ['assignment.specialty'] },
    { pseudonym: names[8]!, rules: ['assignment.on-leave', 'assignment.workload'] },
  ],
};
const SECRET = sha256Hex('secret');
const RECORD = draw({ pool: POOL, commitment: sha256Hex(SECRET), secret: SECRET, digits: '4719' });
const TEXT = canonicalRecord(RECORD);

describe('running a draw again', () => {
  it('agrees with a record as it was made, also without its line breaks', async () => {
    for (const text of [TEXT, JSON.stringify(RECORD), TEXT.replaceAll('\n', '\r\n')]) {
      expect(await runAgain(text)).toMatchObject({ kind: 'same', record: { result: RECORD.result } });
    }
  });
  it('lists everybody in order, with numbers, reasons and who was drawn', async () => {
    const replay = await runAgain(TEXT);
    if (replay.kind !== 'same') throw new Error(replay.kind);
    expect(replay.roster.map((row) => row.pseudonym)).toEqual(names);
    expect(replay.roster.map((row) => row.number)).toEqual([0, 1, 2, 3, 4, 5, 6, null, null]);
    expect(replay.roster.filter((row) => row.chosen !== null)).toEqual([
      { pseudonym: RECORD.result, number: RECORD.index, reasons: [], chosen: 1 },
    ]);
    expect(replay.roster[8]!.reasons.map((reason) => reason.zh)).toEqual([
      '正在休假，暂不承办。',
      '在办案件已达到本机构的上限。',
    ]);
  });
  it('shows the reason of a rule that it does not know by its id', () => {
    const later = { ...RECORD, excluded: [{ pseudonym: 'f'.repeat(32), rules: ['assignment.later'] }] };
    expect(rosterOf(later, (rule) => ({ zh: rule, en: rule })).at(-1)!.reasons).toEqual([
      { zh: 'assignment.later', en: 'assignment.later' },
    ]);
  });
  it.each([
    ['digits', '"digits": "4719"', '"digits": "4718"', 'seed'],
    ['secret', SECRET, sha256Hex('another'), 'commitment'],
    ['a lawyer of the pool', names[2]!, `${names[2]!.slice(0, -1)}${names[2]!.endsWith('0') ? '1' : '0'}`, 'poolHash'],
    ['a reason', 'assignment.specialty', 'assignment.workload', 'poolHash'],
    ['number', `"index": ${RECORD.index}`, `"index": ${(RECORD.index + 1) % 7}`, 'index'],
  ])('says which line differs when somebody changed the %s', async (_, from, to, part) => {
    const replay = await runAgain(TEXT.replaceAll(from, to));
    if (replay.kind !== 'differs') throw new Error(replay.kind);
    expect(replay.part).toBe(part);
    expect(replay.found).not.toBe(replay.expected);
    const line = replay.around.find((one) => one.number === replay.line);
    expect(line?.text.trim()).toBe(replay.found);
  });
  it('refuses what is no record, or one that could be read in two ways, with a sentence', async () => {
    expect(await runAgain('{"version":2}')).toMatchObject({ kind: 'refused', said: { zh: expect.any(String) } });
    const twice = TEXT.replace('"digits": "4719",', '"digits": "0000",\n  "digits": "4719",');
    expect(await runAgain(twice)).toMatchObject({ kind: 'refused' });
  });
  it('takes the record of a pick too, the most wanted first', async () => {
    const record = pick(POOL, [names[5]!, names[1]!]);
    const replay = await runAgain(canonicalRecord(record));
    if (replay.kind !== 'same') throw new Error(replay.kind);
    expect(replay.roster.map((row) => row.chosen)).toEqual([null, 2, null, null, null, 1, null, null, null]);
  });
});

describe('where a line stands', () => {
  const lines = TEXT.split('\n');
  it('is the part of the record that it belongs to', () => {
    expect(partOf(lines, 1)).toBe('start');
    expect(partOf(lines, lines.indexOf(`    "${names[3]}",`) + 1)).toBe('pool');
    expect(partOf(lines, lines.findIndex((line) => line.includes('"rules"')) + 1)).toBe('excluded');
    expect(partOf(lines, lines.findIndex((line) => line.includes('"seed"')) + 1)).toBe('seed');
  });
  it('is shown with a few lines around it, as many as there are', () => {
    expect(linesAround(lines, 1).map((line) => line.number)).toEqual([1, 2, 3, 4]);
    expect(linesAround(lines, 10).map((line) => line.number)).toEqual([7, 8, 9, 10, 11, 12, 13]);
    expect(linesAround(lines, lines.length - 1).map((line) => line.number)).toEqual(
      [4, 3, 2, 1].map((back) => lines.length - back),
    );
  });
});

describe('the division that a person can do again', () => {
  it('gives the number of the record', () => {
    expect(divisionOf(RECORD.seed, RECORD.pool.length)?.remainder).toBe(RECORD.index);
    expect(divisionOf(`00000011${'0'.repeat(56)}`, 9)).toEqual({ word: 17, remainder: 8 });
  });
  it('is not shown for a number of the incomplete last round', () => {
    expect(divisionOf('f'.repeat(64), 9)).toBeNull();
    expect(divisionOf('f'.repeat(64), 8)).toEqual({ word: 2 ** 32 - 1, remainder: 7 });
  });
});
