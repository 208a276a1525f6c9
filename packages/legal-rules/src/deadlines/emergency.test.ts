import { packagedRulebook } from '../rulebook.js';
import { emergencyAid } from './emergency.js';

const BOOK = packagedRulebook('2026-11-22');

describe('emergencyAid', () => {
  it.each([
    ['six days left', '2026-08-03', false, 'may_start', 6],
    ['seven days left are not fewer than seven', '2026-08-04', false, 'not_urgent', 7],
    ['the last day is today', '2026-07-28', null, 'may_start', 0],
    ['the last day was yesterday', '2026-07-27', false, 'too_late', 0],
    ['no limitation, a measure needed', null, true, 'may_start', null],
    ['the limitation is over, but a measure is needed', '2026-07-27', true, 'may_start', 0],
    ['plenty of time, nobody asked about measures', '2026-12-31', null, 'ask', 156],
    ['nothing is known', null, null, 'ask', null],
    ['no measure, nobody knows the limitation', null, false, 'ask', null],
  ])('[LR19] %s', (_case, limitationEnds, measureNeeded, outcome, daysLeft) => {
    const result = emergencyAid({ received: '2026-07-28', limitationEnds, measureNeeded }, BOOK);
    expect(result).toMatchObject({ outcome, daysLeft, ruleId: `legal-aid.emergency.${outcome}` });
    expect(result.citations[0]?.zh).toContain('第四十四条');
    expect(result.steps.length).toBeGreaterThan(0);
  });

  it('[LR19] goes by the day in Shanghai', () => {
    const at = (received: string) =>
      emergencyAid({ received, limitationEnds: '2026-08-04', measureNeeded: false }, BOOK).outcome;
    expect(at('2026-07-28T15:59:59Z')).toBe('not_urgent');
    expect(at('2026-07-28T16:00:00Z')).toBe('may_start');
  });

  it.each([
    ['2021-12-31', '2022-01-01', 'legal.date_before_law'],
    ['2026-07-28', '2026-02-30', 'legal.field_not_a_date'],
    ['soon', null, 'legal.field_not_a_date'],
  ])('[LR19] refuses %s with %s', (received, limitationEnds, code) => {
    const run = () => emergencyAid({ received, limitationEnds, measureNeeded: null }, BOOK);
    expect(run).toThrow(expect.objectContaining({ code }));
  });
});
