import { UNIT_NAMES } from '../../parameters/deadlines.js';
import { addDays, type LegalDate } from '../dates.js';
import { restDay } from '../rest-days.js';
import type { Text } from '../text.js';
import type { DueDate, Limit, RunningClock, StandingClock } from './clock.js';
import { contradiction, explainPause, type Standstill, standsStill } from './pauses.js';

const COUNTING: Text = {
  zh: '《中华人民共和国民法典》第二百零一条第一款、第二百零三条第一款',
  en: 'Civil Code of the PRC, Art. 201 ¶1, 203 ¶1',
};

const PROVISIONAL: Text = {
  zh: '相关年份的节假日安排尚未公布，本日期为暂定，只考虑了周末。',
  en: 'The public holidays of that time are not announced yet: this date is provisional and considers weekends only.',
};

/**
 * The last day [LR3]-[LR6], leaving out the days on which the clock stood still [LR13].
 *
 * @param pauses in order, none overlapping; only the last may be open
 * @throws RuleError `legal.fields_contradict` for a pause that begins after the limit had ended [LR14]
 */
export function countDays(limit: Limit, pauses: readonly Standstill[]): DueDate {
  for (const [index, pause] of pauses.entries()) {
    const { due, provisional } = running(limit, pauses.slice(0, index));
    if (pause.from > due && !provisional) {
      throw contradiction(`pauses.${index}`, {
        zh: `期限在${due}已经届满，${pause.from}才开始等待，不能停止计算。`,
        en: `The limit ended on ${due}: a standstill that begins on ${pause.from} comes too late.`,
      });
    }
  }
  return pauses.at(-1)?.to === null ? standing(limit, pauses) : running(limit, pauses);
}

function running(limit: Limit, pauses: readonly Standstill[]): RunningClock {
  const { rule, event, length, restYears } = limit;
  const unit = UNIT_NAMES[rule.unit];
  let provisional = false;
  let due = event.date;
  for (let counted = 0; counted < length; ) {
    due = addDays(due, 1);
    if (standsStill(due, pauses)) continue;
    if (rule.unit === 'working_day') {
      const { rest, known } = restDay(due, restYears);
      provisional ||= !known;
      if (rest) continue;
    }
    counted += 1;
  }
  const first = addDays(event.date, 1);
  const steps = [
    ...firstSteps(limit, pauses),
    {
      zh: `自${first}起计算${length}${unit.zh}，第${length}${unit.zh}为${due}。`,
      en: `Counting ${length} ${unit.en} from ${first}, the last is ${due}.`,
    },
  ];
  for (;;) {
    const { rest, reason, known } = restDay(due, restYears);
    provisional ||= !known;
    if (!rest && !standsStill(due, pauses)) break;
    const next = addDays(due, 1);
    steps.push(rest ? rolled(due, next, reason) : waited(due, next));
    due = next;
  }
  if (provisional) steps.push(PROVISIONAL);
  return { ...frame(limit), running: true, due, dueAt: null, provisional, steps };
}

function standing(limit: Limit, pauses: readonly Standstill[]): StandingClock {
  const { event, length, restYears, rule } = limit;
  const until = pauses.at(-1)?.from ?? event.date;
  let provisional = false;
  let used = 0;
  for (let day = addDays(event.date, 1); day < until; day = addDays(day, 1)) {
    if (standsStill(day, pauses)) continue;
    const { rest, known } = restDay(day, restYears);
    if (rule.unit === 'working_day') {
      provisional ||= !known;
      if (rest) continue;
    }
    used += 1;
  }
  // The last counted day may lie before a rest day to which the limit had rolled.
  const daysLeft = Math.max(0, length - used);
  const unit = UNIT_NAMES[rule.unit];
  const steps = [
    ...firstSteps(limit, pauses),
    { zh: `还剩${daysLeft}${unit.zh}。`, en: `${daysLeft} ${unit.en} are left.` },
  ];
  return { ...frame(limit), running: false, due: null, dueAt: null, daysLeft, provisional, steps };
}

function frame({ ruleId, citation }: Limit) {
  return { ruleId, citations: [citation, COUNTING] };
}

function firstSteps({ rule, event }: Limit, pauses: readonly Standstill[]): Text[] {
  return [
    {
      zh: `${rule.event.zh}之日为${event.date}（北京时间），当日不计入。`,
      en: `${rule.event.en} on ${event.date} (Beijing time); that day is not counted.`,
    },
    ...pauses.map(explainPause),
  ];
}

function rolled(due: LegalDate, next: LegalDate, reason: Text | null): Text {
  return {
    zh: `${due}为休息日（${reason?.zh ?? ''}），顺延至${next}。`,
    en: `${due} is a rest day (${reason?.en ?? ''}): moved to ${next}.`,
  };
}

function waited(due: LegalDate, next: LegalDate): Text {
  return {
    zh: `${due}还在等待补充材料，顺延至${next}。`,
    en: `On ${due} supplements were still awaited: moved to ${next}.`,
  };
}
