import type { LegalDate } from '../dates.js';
import type { Reasons } from '../decision.js';
import type { Rulebook } from '../rulebook.js';
import type { Text } from '../text.js';
import { dueDate } from './due-date.js';
import { readEvent } from './event.js';
import { contradiction } from './pauses.js';

export interface SupplementNotice {
  /** When the applicant received the one notice that lists everything. */
  readonly from: Date | string;
  /** The period that the notice gives. */
  readonly days: number;
  /** When the last of it came; null: not yet. */
  readonly answered: Date | string | null;
}

export interface SupplementState extends Reasons {
  /**
   * `waiting`: there is time left. `answered`: in time. `withdrawn`: the application counts as withdrawn.
   * `undecided`: the last day depends on holidays that are not announced, so a person has to look.
   */
  readonly state: 'waiting' | 'answered' | 'withdrawn' | 'undecided';
  readonly due: LegalDate;
  readonly provisional: boolean;
}

/**
 * What has become of an application that lacked papers (法律援助法 Art. 43) [LR18]. Withdrawn is not refused: the
 * applicant may apply again.
 *
 * @throws RuleError as {@link dueDate}; `legal.fields_contradict` when the answer came before the notice
 */
export function supplementState({ from, days, answered }: SupplementNotice, book: Rulebook): SupplementState {
  const { due, provisional, steps, citations } = dueDate({ rule: 'supplement', from, days }, book);
  const answer = answered === null ? null : readEvent('answered', answered).date;
  if (answer !== null && answer < readEvent('from', from).date) {
    throw contradiction('answered', {
      zh: '补充材料的日期早于通知的日期。',
      en: 'The supplements came before the notice.',
    });
  }
  const inTime = (answer ?? book.today) <= due;
  const state = inTime ? (answer === null ? 'waiting' : 'answered') : provisional ? 'undecided' : 'withdrawn';
  return {
    ruleId: `legal-aid.supplement.${state}`,
    citations,
    state,
    due,
    provisional,
    steps: [...steps, OUTCOMES[state]],
  };
}

const OUTCOMES: Record<SupplementState['state'], Text> = {
  waiting: { zh: '还在期限内，请等待补充材料。', en: 'There is still time to supply what is missing.' },
  answered: { zh: '材料在期限内补齐，继续审查。', en: 'What was missing came in time: the review goes on.' },
  withdrawn: {
    zh: '没有在期限内补充材料，视为撤回申请。您可以重新申请。',
    en: 'Nothing came in time: the application counts as withdrawn. It may be made again.',
  },
  undecided: {
    zh: '这个日期是暂定的，是否逾期要由工作人员核对节假日后确定。',
    en: 'That date is provisional: an officer has to check the holidays before anybody calls it late.',
  },
};
