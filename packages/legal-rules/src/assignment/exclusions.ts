import { aidLaw, aidProcedure } from '../aid-law.js';
import type { Text } from '../text.js';

/** A ground on which somebody is not drawn, in words and with where it is written. */
interface ExclusionGround {
  readonly text: Text;
  readonly citation: Text;
}

const LAWYERS_LAW_CONFLICT: Text = { zh: '《中华人民共和国律师法》第三十九条', en: 'Lawyers Law of the PRC, Art. 39' };
const LAWYERS_LAW_LICENCE: Text = {
  zh: '《中华人民共和国律师法》第十三条、第六章',
  en: 'Lawyers Law of the PRC, Art. 13 and chapter 6',
};

/** Every ground, in the order in which it is looked at [LR21]. Records name them by id: ids never change. */
export const EXCLUSION_GROUNDS = {
  'assignment.suspended': {
    text: { zh: '正在停止执业。', en: 'Suspended from practice.' },
    citation: LAWYERS_LAW_LICENCE,
  },
  'assignment.not-practising': {
    text: {
      zh: '指派之日还没有执业，或者没有登记执业日期。',
      en: 'Not in practice on that day, or nobody recorded it.',
    },
    citation: LAWYERS_LAW_LICENCE,
  },
  'assignment.conflict': {
    text: { zh: '与本案或者当事人有利益冲突。', en: 'A conflict of interest with the case or a party.' },
    citation: LAWYERS_LAW_CONFLICT,
  },
  'assignment.replaced': {
    text: { zh: '本案曾指派，已更换或者有正当理由未承办。', en: 'Was assigned to this case before and replaced.' },
    citation: aidLaw(55),
  },
  'assignment.not-lawyer': {
    text: { zh: '刑事案件应当由律师辩护或者代理。', en: 'A criminal case needs a lawyer.' },
    citation: aidProcedure(24),
  },
  'assignment.experience': {
    text: {
      zh: '刑事辩护经历不满规定年限（可能判处无期徒刑、死刑，或者死刑复核）。',
      en: 'Too few years of criminal defence for a case that may end in life imprisonment or death.',
    },
    citation: aidProcedure(26),
  },
  'assignment.experience-unknown': {
    text: {
      zh: '没有登记刑事辩护经历，不能推定。',
      en: 'Nobody recorded the years of criminal defence; none are assumed.',
    },
    citation: aidProcedure(26),
  },
  'assignment.minors': {
    text: { zh: '没有登记为熟悉未成年人身心特点。', en: 'Not recorded as familiar with minors.' },
    citation: aidProcedure(26),
  },
  'assignment.specialty': {
    text: { zh: '不擅长本案所需的专业。', en: 'Not their field.' },
    citation: aidProcedure(25),
  },
  'assignment.district': {
    text: { zh: '不在本区承办案件。', en: 'Takes no cases in this district.' },
    citation: aidProcedure(25),
  },
  'assignment.on-leave': {
    text: { zh: '正在休假，暂不承办。', en: 'On leave.' },
    citation: aidProcedure(25),
  },
  'assignment.workload': {
    text: { zh: '在办案件已达到本机构的上限。', en: 'Has as many open cases as the agency allows.' },
    citation: aidProcedure(25),
  },
} as const satisfies Record<string, ExclusionGround>;

export type ExclusionRule = keyof typeof EXCLUSION_GROUNDS;

/** Null: an id that this version of the rules does not know. */
export function exclusionGround(rule: string): ExclusionGround | null {
  return Object.hasOwn(EXCLUSION_GROUNDS, rule) ? EXCLUSION_GROUNDS[rule as ExclusionRule] : null;
}
