import fc from 'fast-check';
import invalid from '../vectors/due-date/invalid.json' with { type: 'json' };
import valid from '../vectors/due-date/valid.json' with { type: 'json' };
import { addDays, daysBetween, shanghaiDate } from './dates.js';
import { type DueDateInput, dueDate } from './due-date.js';
import { restDay } from './rest-days.js';

describe('dueDate', () => {
  it.each(valid)('[$rule] $case: $input.from → $due', ({ input, due, provisional }) => {
    const result = dueDate(input as DueDateInput);
    expect({ due: result.due, provisional: result.provisional }).toEqual({ due, provisional });
  });

  it.each(invalid)('[$rule] refuses $case', ({ input }) => {
    expect(() => dueDate(input as DueDateInput)).toThrow();
  });

  it('[LR7] explains itself', () => {
    const { steps, citation, ruleId } = dueDate({ rule: 'decision', from: '2026-02-21T09:00:00+08:00' });
    expect(steps.map((step) => step.zh)).toEqual([
      '收到申请之日为2026-02-21（北京时间），当日不计入。',
      '自2026-02-22起计算7日，第7日为2026-02-28。',
    ]);
    expect(citation.zh).toContain('法律援助法');
    expect(ruleId).toBe('legal-aid.decision@2022-01-01');
  });

  it('[LR4] names every rest day that it passes', () => {
    const { steps } = dueDate({ rule: 'decision', from: '2026-02-09' });
    expect(steps.filter((step) => step.zh.includes('春节'))).toHaveLength(8);
  });

  const instants = fc.date({
    min: new Date('2022-01-02T00:00:00Z'),
    max: new Date('2031-12-31T00:00:00Z'),
    noInvalidDate: true,
  });

  it('[LR5] never falls on a rest day, and never before the limit', () => {
    fc.assert(
      fc.property(instants, (from) => {
        const { due } = dueDate({ rule: 'decision', from });
        expect(restDay(due).rest).toBe(false);
        expect(daysBetween(shanghaiDate(from), due)).toBeGreaterThanOrEqual(7);
      }),
    );
  });

  it('[LR4] only rest days lie between the seventh day and the due date', () => {
    fc.assert(
      fc.property(instants, (from) => {
        const { due } = dueDate({ rule: 'decision', from });
        for (let day = addDays(shanghaiDate(from), 7); day < due; day = addDays(day, 1)) {
          expect(restDay(day).rest).toBe(true);
        }
      }),
    );
  });

  it('[LR5] a later event is never due earlier', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 40 }), (from, days) => {
        const later = new Date(from.getTime() + days * 86_400_000);
        expect(dueDate({ rule: 'decision', from: later }).due >= dueDate({ rule: 'decision', from }).due).toBe(true);
      }),
    );
  });
});
