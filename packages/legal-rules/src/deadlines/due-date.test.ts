import fc from 'fast-check';
import invalid from '../../vectors/deadlines/invalid.json' with { type: 'json' };
import valid from '../../vectors/deadlines/valid.json' with { type: 'json' };
import { addDays, daysBetween, type LegalDate, shanghaiDate } from '../dates.js';
import { restDay } from '../rest-days.js';
import { RuleError } from '../rule-error.js';
import { packagedRulebook } from '../rulebook.js';
import { type DueDateInput, dueDate } from './due-date.js';
import { DEADLINE_RULES, type DeadlineRule } from './rules.js';

const BOOK = packagedRulebook('2026-11-22');

function refusalOf(run: () => unknown): RuleError {
  try {
    run();
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('dueDate', () => {
  it.each(valid)('[$rule] $input.rule, $case: $input.from → $due', ({ input, due, provisional, ...expected }) => {
    const { clockStops = true, dueAt = null, running = true, daysLeft } = expected as Record<string, unknown>;
    const book = { ...BOOK, clockStopsForSupplements: clockStops === true };
    const result = dueDate(input as DueDateInput, book);
    expect(result).toMatchObject({ due, provisional, dueAt, running, ...(daysLeft !== undefined && { daysLeft }) });
    expect(result.steps.length).toBeGreaterThan(1);
    expect(result.citations[0]?.zh).toContain('《');
  });

  it.each(invalid)('[$rule] refuses $case', ({ input, code }) => {
    const { text, ...error } = refusalOf(() => dueDate(input as unknown as DueDateInput, BOOK));
    expect(error).toMatchObject({ code });
    expect([text.zh, text.en].every((words) => words.length > 0)).toBe(true);
  });

  it('[LR7] explains itself', () => {
    const { steps, citations, ruleId } = dueDate({ rule: 'decision', from: '2026-02-21T09:00:00+08:00' });
    expect(steps.map((step) => step.zh)).toEqual([
      '收到申请之日为2026-02-21（北京时间），当日不计入。',
      '自2026-02-22起计算7日，第7日为2026-02-28。',
    ]);
    expect(citations[0]?.zh).toContain('法律援助法');
    expect(citations[1]?.zh).toContain('民法典');
    expect(ruleId).toBe('legal-aid.decision@2022-01-01');
  });

  it('[LR4] names every rest day that it passes', () => {
    const { steps } = dueDate({ rule: 'decision', from: '2026-02-09' });
    expect(steps.filter((step) => step.zh.includes('春节'))).toHaveLength(8);
  });

  it('[LR8] says which law applied before, or that it does not know', () => {
    const before = refusalOf(() => dueDate({ rule: 'decision', from: '2021-12-31' }));
    expect(before.text.zh).toContain('《法律援助条例》');
    expect(before.details).toMatchObject({ from: '2022-01-01', applied: expect.stringContaining('法律援助条例') });
    const order = refusalOf(() => dueDate({ rule: 'agreement', from: '2023-08-31' }));
    expect(order.text.zh).toContain('司法部令第124号');
    const long = refusalOf(() => dueDate({ rule: 'decision', from: '2003-08-31' }));
    expect(long.text.zh).toContain('当时适用什么规定，这里没有数据');
    expect(long.details).not.toHaveProperty('applied');
  });

  it('[LR13] says how long it waited, and when it does not stop for that', () => {
    const pauses = [{ from: '2026-07-30', to: '2026-08-03' }];
    const input = { rule: 'decision', from: '2026-07-28', pauses };
    expect(dueDate(input, BOOK).steps[1]?.zh).toBe('2026-07-30至2026-08-03等待补充材料，这5日不计入。');
    const { steps } = dueDate(input, { ...BOOK, clockStopsForSupplements: false });
    expect(steps.at(-1)?.zh).toContain('期限不停止计算');
  });
});

describe('every day rule', () => {
  const rules = (Object.keys(DEADLINE_RULES) as DeadlineRule[]).filter((rule) => DEADLINE_RULES[rule].unit !== 'hour');
  const rule = fc.constantFrom(...rules);
  const instant = fc.date({
    min: new Date('2023-09-02T00:00:00Z'),
    max: new Date('2031-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  const given = (name: DeadlineRule) => ('parameter' in DEADLINE_RULES[name] ? {} : { days: 9 });

  it('[LR5] never ends on a rest day', () => {
    fc.assert(
      fc.property(rule, instant, (name, from) => {
        expect(restDay(dueDate({ rule: name, from, ...given(name) }).due).rest).toBe(false);
      }),
    );
  });

  it('[LR5] a later event is never due earlier', () => {
    fc.assert(
      fc.property(rule, instant, fc.integer({ min: 0, max: 40 }), (name, from, days) => {
        const later = new Date(from.getTime() + days * 86_400_000);
        const due = (event: Date) => dueDate({ rule: name, from: event, ...given(name) }).due;
        expect(due(later) >= due(from)).toBe(true);
      }),
    );
  });

  it('[LR4] only rest days lie between the seventh day and the due date', () => {
    fc.assert(
      fc.property(instant, (from) => {
        const { due } = dueDate({ rule: 'decision', from });
        const seventh = addDays(shanghaiDate(from), 7);
        expect(due >= seventh).toBe(true);
        for (let day = seventh; day < due; day = addDays(day, 1)) expect(restDay(day).rest).toBe(true);
      }),
    );
  });

  it('[LR16] hours are hours, whatever the day', () => {
    fc.assert(
      fc.property(instant, (from) => {
        const { dueAt } = dueDate({ rule: 'detainee-forwarding', from });
        const whole = Math.floor(from.getTime() / 1000) * 1000;
        expect(Date.parse(dueAt ?? '') - whole).toBe(24 * 3_600_000);
      }),
    );
  });
});

describe('pauses', () => {
  const event = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-02', days));
  const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 20 })), { maxLength: 2 });

  /** Those of them that begin while the limit is still running. */
  function pausesFrom(from: LegalDate, steps: [number, number][]) {
    const pauses: { from: LegalDate; to: LegalDate }[] = [];
    let last = from;
    for (const [wait, length] of steps) {
      const began = addDays(last, wait + (pauses.length > 0 ? 1 : 0));
      const due = dueDate({ rule: 'decision', from, pauses: [...pauses] }, BOOK).due;
      if (due === null || began > due) break;
      last = addDays(began, length);
      pauses.push({ from: began, to: last });
    }
    return pauses;
  }

  it('[LR13] only lengthen: seven days remain when those that stood still are left out', () => {
    fc.assert(
      fc.property(event, gaps, (from, steps) => {
        const pauses = pausesFrom(from, steps);
        let before = dueDate({ rule: 'decision', from }).due;
        for (let count = 1; count <= pauses.length; count++) {
          const { due } = dueDate({ rule: 'decision', from, pauses: pauses.slice(0, count) }, BOOK);
          expect(due !== null && due >= before).toBe(true);
          before = due ?? before;
        }
        expect(restDay(before).rest).toBe(false);
        const stood = (day: LegalDate) => pauses.some((pause) => pause.from <= day && day <= pause.to);
        const days = Array.from({ length: daysBetween(from, before) }, (_, index) => addDays(from, index + 1));
        expect(days.filter((day) => !stood(day)).length).toBeGreaterThanOrEqual(7);
        for (const pause of pauses) expect(pause.from <= before && before <= pause.to).toBe(false);
      }),
    );
  });

  it('[LR13] a longer wait is never due earlier', () => {
    fc.assert(
      fc.property(event, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 60 }), (from, wait, length) => {
        const began = addDays(from, wait);
        const due = (to: LegalDate) => dueDate({ rule: 'decision', from, pauses: [{ from: began, to }] }, BOOK).due;
        const longer = due(addDays(began, length + 1));
        const shorter = due(addDays(began, length));
        expect(longer !== null && shorter !== null && longer >= shorter).toBe(true);
      }),
    );
  });
});
