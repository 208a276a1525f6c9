import { EMERGENCY } from '../../parameters/deadlines.js';
import { daysBetween } from '../dates.js';
import type { Reasons } from '../decision.js';
import { type Rulebook, valueOn } from '../rulebook.js';
import type { Text } from '../text.js';
import { readEvent } from './event.js';

export interface Emergency {
  /** When the application was received. */
  readonly received: Date | string;
  /** The last day to sue, to apply for arbitration or for review; null: there is none, or nobody knows it. */
  readonly limitationEnds: Date | string | null;
  /** Property or evidence must be preserved, or a claim enforced in advance, at once. Null: not known yet. */
  readonly measureNeeded: boolean | null;
}

export interface EmergencyAid extends Reasons {
  /**
   * `may_start`: aid may be given before the means are reviewed, papers follow. `too_late`: the limitation seems to be
   * over. `ask`: what is unknown could make it an emergency.
   */
  readonly outcome: 'may_start' | 'not_urgent' | 'too_late' | 'ask';
  /** Days left after the day of the application; null without a limitation. */
  readonly daysLeft: number | null;
}

/**
 * Whether aid may come before the review (法律援助法 Art. 44) [LR19]. The last day of a limitation is taken as given: it
 * is not rolled past rest days, because to be early costs nothing here.
 *
 * @throws RuleError `legal.field_not_a_date`, `legal.date_before_law`
 */
export function emergencyAid(
  { received, limitationEnds, measureNeeded }: Emergency,
  book: Pick<Rulebook, 'overrides'>,
): EmergencyAid {
  const day = readEvent('received', received).date;
  const { value: fewerThan, citation } = valueOn(book, EMERGENCY, day);
  const end = limitationEnds === null ? null : readEvent('limitationEnds', limitationEnds).date;
  const daysLeft = end === null ? null : daysBetween(day, end);
  const steps: Text[] = [];
  if (daysLeft !== null) {
    steps.push({
      zh: `收到申请之日为${day}，时效或期限到${end}届满，还剩${Math.max(0, daysLeft)}日（当日不计入）；不足${fewerThan}日才算紧急。`,
      en: `The application came on ${day}; the limitation ends on ${end}: ${Math.max(0, daysLeft)} days are left, that day not counted. Fewer than ${fewerThan} is urgent.`,
    });
  }
  if (measureNeeded) {
    steps.push({
      zh: '需要立即申请财产保全、证据保全或者先予执行。',
      en: 'Preservation of property or evidence, or advance enforcement, is needed at once.',
    });
  }
  const outcome = outcomeOf(daysLeft, measureNeeded, fewerThan);
  return {
    ruleId: `legal-aid.emergency.${outcome}`,
    citations: [citation],
    outcome,
    daysLeft: daysLeft === null ? null : Math.max(0, daysLeft),
    steps: [...steps, OUTCOMES[outcome]],
  };
}

function outcomeOf(daysLeft: number | null, measureNeeded: boolean | null, fewerThan: number): EmergencyAid['outcome'] {
  if (measureNeeded) return 'may_start';
  if (daysLeft !== null && daysLeft < 0) return 'too_late';
  if (daysLeft !== null && daysLeft < fewerThan) return 'may_start';
  return measureNeeded === null || daysLeft === null ? 'ask' : 'not_urgent';
}

const OUTCOMES: Record<EmergencyAid['outcome'], Text> = {
  may_start: {
    zh: '可以先提供法律援助，手续和材料随后补办。',
    en: 'Aid may be given first; papers and formalities follow.',
  },
  not_urgent: { zh: '不属于紧急情况，按一般程序审查。', en: 'This is not an emergency: the ordinary review applies.' },
  too_late: {
    zh: '期限看来已经过了。时效可能中断或者中止过，请马上问律师。',
    en: 'The limitation seems to be over. It may have been interrupted: ask a lawyer at once.',
  },
  ask: {
    zh: '请问清两件事：时效或期限哪天届满，是否需要立即保全或者先予执行。',
    en: 'Find out two things: when the limitation ends, and whether preservation or advance enforcement is needed at once.',
  },
};
