import { RuleError } from '../rule-error.js';
import { packagedRulebook } from '../rulebook.js';
import { supplementState } from './supplement.js';

describe('supplementState', () => {
  const notice = { from: '2026-07-27', days: 5 };

  it.each([
    ['nothing came and the last day is today', '2026-08-03', null, 'waiting'],
    ['nothing came and the last day was yesterday', '2026-08-04', null, 'withdrawn'],
    ['all came on the last day', '2026-08-10', '2026-08-03', 'answered'],
    ['all came on the last day at 23:59 in Shanghai', '2026-08-10', '2026-08-03T15:59:59Z', 'answered'],
    ['all came a minute later', '2026-08-10', '2026-08-03T16:00:00Z', 'withdrawn'],
    ['all came on the day of the notice', '2026-08-10', '2026-07-27', 'answered'],
  ])('[LR18] %s', (_case, today, answered, state) => {
    const result = supplementState({ ...notice, answered }, packagedRulebook(today));
    expect(result).toMatchObject({ state, due: '2026-08-03', provisional: false });
    expect(result.citations[0]?.zh).toContain('第四十三条');
  });

  it('[LR18] calls nothing withdrawn by a provisional date', () => {
    const late = { from: '2027-02-01', days: 5, answered: null };
    expect(supplementState(late, packagedRulebook('2027-02-09'))).toMatchObject({
      state: 'undecided',
      provisional: true,
    });
    expect(supplementState(late, packagedRulebook('2027-02-08'))).toMatchObject({
      state: 'waiting',
      provisional: true,
    });
  });

  it('[LR18] refuses an answer before the notice', () => {
    const run = () => supplementState({ ...notice, answered: '2026-07-26' }, packagedRulebook('2026-08-10'));
    expect(run).toThrow(expect.objectContaining({ code: 'legal.fields_contradict', details: { field: 'answered' } }));
    expect(run).toThrow(RuleError);
  });
});
