import allowed from '../../vectors/case-status/allowed.json' with { type: 'json' };
import clocks from '../../vectors/case-status/clocks.json' with { type: 'json' };
import { RuleError } from '../rule-error.js';
import { CASE_STATUSES, type CaseStatus } from '../vocabulary/case-statuses.js';
import { findTransition, INITIAL_STATUSES, nextStatuses, requireTransition } from './case-status.js';
import { STATUS_NAMES } from './status-names.js';
import { INITIAL_CLOCKS, TRANSITIONS } from './status-transitions.js';

function refusalOf(run: () => unknown): RuleError {
  try {
    run();
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Clocks that run after each way a case can go, up to a depth; each must end only when it runs. */
function walk(status: CaseStatus, running: ReadonlySet<string>, seen: Set<string>): void {
  const key = `${status}:${[...running].sort().join()}`;
  if (seen.has(key)) return;
  seen.add(key);
  for (const to of nextStatuses(status)) {
    const step = requireTransition(status, to);
    const after = new Set(running);
    for (const clock of step.starts) {
      if (after.has(clock)) throw new Error(`${status} → ${to} starts ${clock}, which runs`);
      after.add(clock);
    }
    for (const clock of [...step.ends, ...step.pauses, ...step.resumes]) {
      if (!running.has(clock)) throw new Error(`${status} → ${to} moves ${clock}, which does not run`);
    }
    for (const clock of step.ends) after.delete(clock);
    if (to === 'archived' || to === 'closed') expect([...after]).toEqual([]);
    walk(to, after, seen);
  }
}

describe('case statuses', () => {
  it('[LR63] the table names every status', () => {
    expect(allowed.map(({ from }) => from).sort()).toEqual([...CASE_STATUSES].sort());
    expect(CASE_STATUSES).toHaveLength(23);
  });

  it.each(allowed)('[LR63] from $from', ({ from, to }) => {
    for (const status of CASE_STATUSES) {
      const step = findTransition(from as CaseStatus, status);
      expect([status, step !== null]).toEqual([status, to.includes(status)]);
      if (step) {
        expect(step.ruleId).toBe(`legal-aid.case.${from}.${status}`);
        expect(step.citations[0]?.zh).toContain('《');
        expect(step.event.zh).not.toBe('');
        expect(step.event.en).not.toBe('');
      } else {
        const { code, details, text } = refusalOf(() => requireTransition(from as CaseStatus, status));
        expect(code).toBe('legal.status_not_allowed');
        expect(details).toMatchObject({ from, to: status });
        expect(text.zh).toContain(STATUS_NAMES[from as CaseStatus].zh);
      }
    }
  });

  it.each(clocks)('[LR64] $from → $to', ({ from, to, starts, ends, pauses, resumes, needs }) => {
    expect(findTransition(from as CaseStatus, to as CaseStatus)).toMatchObject({
      starts,
      ends,
      pauses,
      resumes,
      needs,
    });
  });

  it('[LR63] no step is written twice', () => {
    const pairs = TRANSITIONS.map(({ from, to }) => `${from}:${to}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('[LR64] on every way a clock ends, pauses and resumes only while it runs, and none runs after the end', () => {
    const seen = new Set<string>();
    for (const status of INITIAL_STATUSES) walk(status, new Set(INITIAL_CLOCKS[status]), seen);
    const reached = new Set([...seen].map((key) => key.split(':')[0]));
    expect([...reached].sort()).toEqual([...CASE_STATUSES].sort());
  });

  it('[LR62] who refuses or ends aid must name a ground', () => {
    for (const { to, needs, from } of TRANSITIONS) {
      if (to === 'refused' && from !== 'objection_to_refusal') expect(needs).toContain('refusal_ground');
      if (to === 'terminated' && from !== 'objection_to_termination') expect(needs).toContain('termination_ground');
    }
  });

  it('[LR63] from everywhere a case can come to the archive', () => {
    const reaches = new Set<CaseStatus>(['archived']);
    for (let size = 0; size !== reaches.size; ) {
      size = reaches.size;
      for (const { from, to } of TRANSITIONS) if (reaches.has(to)) reaches.add(from);
    }
    expect(reaches.size).toBe(CASE_STATUSES.length);
  });
});
