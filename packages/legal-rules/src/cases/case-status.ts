import type { Reasons } from '../decision.js';
import { RuleError } from '../rule-error.js';
import { CASE_STATUSES, type CaseStatus } from '../vocabulary/case-statuses.js';
import { STATUS_NAMES } from './status-names.js';
import { type CaseTransition, TRANSITIONS } from './status-transitions.js';

/** Where a case begins: an application received, or a notice in a criminal case (Art. 36). */
export const INITIAL_STATUSES = ['accepted', 'notified'] as const satisfies readonly CaseStatus[];

export type AllowedTransition = CaseTransition & Reasons;

/** The statuses that may follow, in the order of {@link CASE_STATUSES} [LR63]; none after the file is archived. */
export function nextStatuses(from: CaseStatus): readonly CaseStatus[] {
  return CASE_STATUSES.filter((to) => findTransition(from, to) !== null);
}

/** The step with its rule, or null when the law knows none. */
export function findTransition(from: CaseStatus, to: CaseStatus): AllowedTransition | null {
  const transition = TRANSITIONS.find((one) => one.from === from && one.to === to);
  return transition
    ? {
        ...transition,
        ruleId: `legal-aid.case.${from}.${to}`,
        citations: [transition.citation],
        steps: [transition.event],
      }
    : null;
}

/** @throws RuleError `legal.status_not_allowed`, with the allowed ones in `details` and in words */
export function requireTransition(from: CaseStatus, to: CaseStatus): AllowedTransition {
  const transition = findTransition(from, to);
  if (transition) return transition;
  const allowed = nextStatuses(from);
  const names = (language: 'zh' | 'en', separator: string): string =>
    allowed.map((status) => STATUS_NAMES[status][language]).join(separator);
  throw new RuleError(
    'legal.status_not_allowed',
    {
      zh: `案件现在是“${STATUS_NAMES[from].zh}”，不能变为“${STATUS_NAMES[to].zh}”。${allowed.length > 0 ? `接下来可以是：${names('zh', '、')}。` : '案件已经走完。'}`,
      en: `The case is "${STATUS_NAMES[from].en}" and cannot become "${STATUS_NAMES[to].en}". ${allowed.length > 0 ? `It can become: ${names('en', ', ')}.` : 'It has ended.'}`,
    },
    { from, to, allowed: allowed.join(',') },
  );
}
