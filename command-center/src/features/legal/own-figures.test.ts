import type { Figure, Override } from '@falink/protocol';
import {
  EMPTY_DRAFT,
  fieldOfPath,
  type OwnDraft,
  ownFiguresOf,
  ownStateOf,
  problemsOf,
  showOwn,
  tidyNumber,
  valueOfDraft,
} from './own-figures.js';

const YUAN = { zh: '元', en: 'yuan' };
const AMOUNT = { type: 'amount', min: '0', max: '100000' } as const;
const PERCENT = { type: 'percent', min: '0', max: '100' } as const;
const RANGE = { type: 'amount_range', min: '50', max: '300' } as const;
const GOOD: OwnDraft = { value: '8120.50', min: '100', max: '300', from: '2026-07-01', source: '某政办发〔2026〕12号' };

function own(id: string, from: string, parameterId = 'a.b'): Override {
  return {
    id,
    parameterId,
    from,
    value: '1.00',
    citation: { zh: '文件', en: 'Document' },
    lastChecked: '2026-01-01',
    setAt: '2026-01-01T00:00:00Z',
    setBy: '何静',
  };
}

describe("a district's own figures", () => {
  const list = ownFiguresOf(
    [own('old', '2024-01-01'), own('next', '2027-01-01'), own('other', '2025-01-01', 'c.d'), own('now', '2026-01-01')],
    'a.b',
  );
  it('are listed for one parameter, the newest first', () => {
    expect(list.map((one) => one.id)).toEqual(['next', 'now', 'old']);
  });
  it('are to come, in force or replaced', () => {
    expect(list.map((one) => ownStateOf(list, one.id, '2026-11-22'))).toEqual(['future', 'in_force', 'past']);
  });
  it('are in force from their first day on', () => {
    expect(ownStateOf(list, 'next', '2026-12-31')).toBe('future');
    expect(ownStateOf(list, 'next', '2027-01-01')).toBe('in_force');
    expect(ownStateOf(list, 'now', '2027-01-01')).toBe('past');
  });
});

describe('a figure with its unit', () => {
  const money = { unit: YUAN, override: AMOUNT } satisfies Pick<Figure, 'unit' | 'override'>;
  it.each([
    ['8120.50', '8,120.50 元'],
    ['8120.00', '8,120 元'],
    ['999', '999 元'],
    ['1234567.89', '1,234,567.89 元'],
    ['0.05', '0.05 元'],
  ])('shows %s as %s', (value, shown) => {
    expect(showOwn(value, money).zh).toBe(shown);
  });
  it('shows percents and ranges, and a range of one value as that value', () => {
    expect(showOwn('1.5', { unit: YUAN, override: PERCENT })).toEqual({ zh: '1.5%', en: '1.5%' });
    expect(showOwn({ min: '50.00', max: '1300.00' }, { unit: YUAN, override: RANGE }).en).toBe('50–1,300 yuan');
    expect(showOwn({ min: '200.00', max: '200' }, { unit: YUAN, override: RANGE }).en).toBe('200 yuan');
  });
});

describe('what is typed', () => {
  it.each([
    ['８１２０．５', '8120.5'],
    ['8,120.50', '8120.50'],
    ['٨١٢٠.٥', '8120.5'],
    ['༨༡༢༠', '8120'],
    ['8，120', '8120'],
    ['1500元', '1500'],
    ['3.5 %', '3.5'],
    [' 42 ', '42'],
  ])('%s is read as %s', (typed, read) => {
    expect(tidyNumber(typed)).toBe(read);
  });
  it('never becomes another number when it is unclear', () => {
    for (const typed of ['3,5', '1,23,456', '12 34', '1e5', '-', '+5', '1.', '.5', '五百', '0x10']) {
      expect([typed, problemsOf({ ...GOOD, value: typed }, AMOUNT, []).value]).toEqual([typed, 'not_a_number']);
    }
  });
  it('is good when everything is there', () => {
    expect(problemsOf(GOOD, AMOUNT, [])).toEqual({});
    expect(problemsOf(GOOD, RANGE, [])).toEqual({});
    expect(valueOfDraft({ ...GOOD, value: '8,120.50元' }, AMOUNT)).toBe('8120.50');
    expect(valueOfDraft(GOOD, RANGE)).toEqual({ min: '100', max: '300' });
  });
  it('is missing field by field', () => {
    expect(problemsOf(EMPTY_DRAFT, AMOUNT, [])).toEqual({ value: 'missing', from: 'missing', source: 'missing' });
    expect(problemsOf(EMPTY_DRAFT, RANGE, [])).toEqual({
      min: 'missing',
      max: 'missing',
      from: 'missing',
      source: 'missing',
    });
  });
  it('is held to the bounds and decimals of the figure', () => {
    expect(problemsOf({ ...GOOD, value: '100000' }, AMOUNT, []).value).toBeUndefined();
    expect(problemsOf({ ...GOOD, value: '100000.01' }, AMOUNT, []).value).toBe('out_of_bounds');
    expect(problemsOf({ ...GOOD, value: '-1' }, AMOUNT, []).value).toBe('out_of_bounds');
    expect(problemsOf({ ...GOOD, value: '1.005' }, AMOUNT, []).value).toBe('too_precise');
    expect(problemsOf({ ...GOOD, value: '0.0175' }, PERCENT, []).value).toBeUndefined();
    expect(problemsOf({ ...GOOD, min: '49', max: '301' }, RANGE, [])).toEqual({
      min: 'out_of_bounds',
      max: 'out_of_bounds',
    });
    expect(problemsOf({ ...GOOD, min: '200', max: '100' }, RANGE, [])).toEqual({ max: 'min_above_max' });
  });
  it('has a date that exists and that no other figure begins on', () => {
    expect(problemsOf({ ...GOOD, from: '2026-02-30' }, AMOUNT, []).from).toBe('not_a_date');
    expect(problemsOf({ ...GOOD, from: '20260701' }, AMOUNT, []).from).toBe('not_a_date');
    expect(problemsOf(GOOD, AMOUNT, [{ from: '2026-07-01' }]).from).toBe('exists');
  });
  it('names its document', () => {
    expect(problemsOf({ ...GOOD, source: ' 通知 ' }, AMOUNT, []).source).toBe('source_short');
  });
});

describe("the api's refusals", () => {
  it('are shown at the field they are about', () => {
    expect(fieldOfPath('value', AMOUNT)).toBe('value');
    expect(fieldOfPath('value.min', RANGE)).toBe('min');
    expect(fieldOfPath('value', RANGE)).toBe('max');
    expect(fieldOfPath('body.source', AMOUNT)).toBe('source');
    expect(fieldOfPath('parameterId', AMOUNT)).toBeNull();
  });
});
