import { shanghaiTime } from '../dates.js';
import { RuleError } from '../rule-error.js';
import type { Text } from '../text.js';
import type { Limit, RunningClock } from './clock.js';

const HOUR_MS = 3_600_000;

const COUNTING: Text = {
  zh: '《中华人民共和国民法典》第二百条、第二百零一条第二款',
  en: 'Civil Code of the PRC, Art. 200, 201 ¶2',
};

/**
 * Hours run from the moment itself, through nights and holidays [LR16]: what the law counts in hours has no last day
 * that could roll, and somebody in custody is waiting.
 *
 * @throws RuleError `legal.field_not_a_date` when only the day of the event is known
 */
export function countHours({ rule, event, length, citation, ruleId }: Limit): RunningClock {
  if (!event.instant) {
    throw new RuleError(
      'legal.field_not_a_date',
      {
        zh: '这个期限按小时计算，请填到几点几分（带时区）。',
        en: 'This limit is in hours: give the time of day, with its offset.',
      },
      { field: 'from' },
    );
  }
  const began = shanghaiTime(event.instant);
  const dueAt = shanghaiTime(new Date(event.instant.getTime() + length * HOUR_MS));
  return {
    ruleId,
    citations: [citation, COUNTING],
    running: true,
    due: dueAt.slice(0, 10),
    dueAt,
    provisional: false,
    steps: [
      {
        zh: `${rule.event.zh}的时间为${minutes(began)}（北京时间）。`,
        en: `${rule.event.en} at ${minutes(began)} (Beijing time).`,
      },
      {
        zh: `从当时起算${length}小时，夜间和节假日照常计算，到${minutes(dueAt)}为止。`,
        en: `${length} hours count from that moment, nights and holidays too: they end at ${minutes(dueAt)}.`,
      },
    ],
  };
}

/** `2026-09-26 10:00` */
function minutes(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
