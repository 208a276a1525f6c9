import type { Text } from '../text.js';

/** What a pre-check can say [LR50]. Never "refused": people decide. */
export type Outcome =
  | 'appointed_on_notice'
  | 'no_means_limit'
  | 'exempt_from_means'
  | 'statement_and_promise'
  | 'may_apply'
  | 'undecided'
  | 'outside';

/** Best for the resident first. */
export const OUTCOMES = [
  'appointed_on_notice',
  'no_means_limit',
  'exempt_from_means',
  'statement_and_promise',
  'may_apply',
  'undecided',
  'outside',
] as const satisfies readonly Outcome[];

/** The place in {@link OUTCOMES}: smaller is better for the resident. */
export function outcomeRank(outcome: Outcome): number {
  return OUTCOMES.indexOf(outcome);
}

export interface OutcomeText {
  /** The headline of the result page. */
  readonly title: Text;
  /** What it means for the resident, one sentence. */
  readonly summary: Text;
}

export const OUTCOME_TEXTS: Readonly<Record<Outcome, OutcomeText>> = {
  appointed_on_notice: {
    title: { zh: '不用申请，会给指派律师', en: 'A lawyer is appointed without an application' },
    summary: {
      zh: '办案的公安、检察院或者法院要通知法律援助机构派律师。没人来问，您可以提醒他们。',
      en: 'The police, procuratorate or court on the case must have a lawyer appointed. Remind them if nobody asks.',
    },
  },
  no_means_limit: {
    title: { zh: '可以申请，不看家里收入', en: 'You may apply, whatever your income' },
    summary: {
      zh: '这类事不管家里收入多少，都可以申请，也不用填经济状况说明。',
      en: 'For this matter income does not count, and no statement of means is needed.',
    },
  },
  exempt_from_means: {
    title: { zh: '可以申请，不用再证明家里困难', en: 'You may apply without proving hardship' },
    summary: {
      zh: '带上能证明您属于这类人的证件就行，不再核查家里的收入。',
      en: 'Bring the paper that shows you belong to this group; your income is not checked.',
    },
  },
  statement_and_promise: {
    title: { zh: '可以申请，填张说明、签个承诺', en: 'You may apply with a statement and a promise' },
    summary: {
      zh: '如实填一张经济困难状况说明表，签字承诺就行，不用去开贫困证明。',
      en: 'Fill in the statement of means truthfully and sign a promise. No poverty certificate is asked for.',
    },
  },
  may_apply: {
    title: { zh: '可以申请，由中心的人来看', en: 'You may apply; the centre looks at your means' },
    summary: {
      zh: '您可以提出申请，家里的情况如实说，符不符合条件由中心的人看。',
      en: 'You may apply. Say truthfully how things stand at home; the people at the centre look at it.',
    },
  },
  undecided: {
    title: { zh: '还说不准，问问律师更清楚', en: 'Not clear yet: better ask a lawyer' },
    summary: {
      zh: '有几样还不清楚，现在不能下结论。跟律师说说，几分钟就能弄清。',
      en: 'Some things are still open, so nothing can be said yet. A lawyer can clear them up in a few minutes.',
    },
  },
  outside: {
    title: { zh: '这事一般不走法律援助，有别的路', en: 'Usually not legal aid, but there is another way' },
    summary: {
      zh: '按您说的，现在一般不走法律援助，可以先找下面这些地方。',
      en: 'From what you say, legal aid is usually not the way now. These offices can help.',
    },
  },
};
