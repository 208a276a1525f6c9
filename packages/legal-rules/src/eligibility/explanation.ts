import type { Text } from '../text.js';
import { exemptionsMet } from './exemption.js';
import type { EligibilityFacts, FactName } from './facts.js';
import { type Basis, type Matter, matterEntry } from './matter.js';
import type { Outcome } from './outcome.js';

/** What would settle an open question: a fact, or the list of matters that the province added. */
export type Missing = FactName | 'province';

/** More articles or names than this would not be read. */
export const MAX_NAMED_MATTERS = 4;

export const ELIGIBILITY_DISCLAIMER: Text = {
  zh: '答案只作参考，能不能办，由法律援助中心的人来定。',
  en: 'For orientation only: the people at the legal-aid centre decide.',
};

export const OWN_LAWYER = {
  title: { zh: '您已经请了律师', en: 'You have a lawyer already' },
  summary: {
    zh: '法律援助是给没有律师的人准备的，先跟您请的律师商量。',
    en: 'Legal aid is for those without a lawyer. Talk to yours first.',
  },
} as const satisfies { readonly title: Text; readonly summary: Text };

export interface Explained {
  readonly facts: EligibilityFacts;
  readonly matters: readonly Matter[];
  readonly outcome: Outcome;
  readonly missing: readonly Missing[];
  readonly meansTested: boolean;
  readonly emergency: boolean;
  /** The province's threshold in yuan, when it was entered and matters. */
  readonly threshold: string | null;
}

/** What was looked at, in the order in which a person would tell it; the last step says who decides. */
export function explain(explained: Explained): readonly Text[] {
  const { facts, matters, threshold, emergency } = explained;
  const ownLawyer = facts.hasLawyer === 'yes';
  return [
    matterStep(matters),
    ...(ownLawyer ? [OWN_LAWYER.summary] : [...basisSteps(explained), ...personSteps(explained)]),
    ...(threshold === null ? [] : [thresholdStep(threshold)]),
    ...missingSteps(explained),
    ...(emergency ? [EMERGENCY] : []),
    ELIGIBILITY_DISCLAIMER,
  ];
}

const EMERGENCY: Text = {
  zh: '情况紧急的，中心可以先派律师，再补手续。请马上告诉工作人员。',
  en: 'In an emergency the centre may give aid first and do the papers later. Tell the staff at once.',
};

function thresholdStep(value: string): Text {
  const yuan = value.replace(/\.00$/, '');
  return {
    zh: `本地的经济困难标准是家庭人均月收入${yuan}元以下。`,
    en: `The local threshold is a household income of up to ${yuan} yuan a head and month.`,
  };
}

function matterStep(matters: readonly Matter[]): Text {
  if (matters.length > MAX_NAMED_MATTERS) {
    return {
      zh: '还不知道是哪类事。要工资、工伤和交通事故赔偿、赡养抚养费、社保救助、家暴、刑事案件，都在法律援助的范围里。',
      en: 'The kind of matter is not known yet. Wages, injuries, maintenance, social benefits, domestic violence and criminal cases are covered.',
    };
  }
  return {
    zh: `您说的是“${matters.map((matter) => matterEntry(matter).name.zh).join('”或“')}”。`,
    en: `Your matter: "${matters.map((matter) => matterEntry(matter).name.en).join('" or "')}".`,
  };
}

const BASIS_STEPS: Readonly<Record<Basis, Text>> = {
  means: {
    zh: '法律规定，这类事请不起律师的人可以申请法律援助。',
    en: 'The law gives legal aid for it to those who cannot afford a lawyer.',
  },
  no_limit: { zh: '法律规定，这类事不受经济困难条件的限制。', en: 'By law the limit of means does not apply to it.' },
  defence: {
    zh: '因为经济困难或者别的原因没请律师的，本人和近亲属可以申请。',
    en: 'Without a lawyer for want of means or another reason, the person and close relatives may apply.',
  },
  notice: {
    zh: '这类案件没请律师的，法院应当通知法律援助机构指派律师。',
    en: 'Where nobody was engaged, the court must have a lawyer appointed.',
  },
  retrial: {
    zh: '法院决定再审或者检察院抗诉以后，请不起律师的人可以申请。',
    en: 'Once a retrial is ordered or protested, those who cannot afford a lawyer may apply.',
  },
  province: {
    zh: '国家列出的法律援助事项里没有这一类。',
    en: 'The national list of legal aid does not contain it.',
  },
  elsewhere: { zh: '这类事不用律师代理，有专门的地方办。', en: 'It needs no lawyer: another office does it.' },
};

function basisSteps({ matters, outcome }: Explained): readonly Text[] {
  const bases = [...new Set(matters.map((matter) => matterEntry(matter).basis))];
  const [basis] = bases;
  if (!basis || bases.length > 1) return [];
  if (basis === 'defence' && outcome === 'appointed_on_notice') return [];
  if (basis === 'province' && outcome !== 'outside') return [ADDED];
  return [BASIS_STEPS[basis]];
}

const ADDED: Text = { zh: '本省把这类事列进了法律援助。', en: 'Your province covers this matter.' };

function personSteps({ outcome, matters, facts, meansTested }: Explained): readonly Text[] {
  switch (outcome) {
    case 'exempt_from_means':
      return exemptionsMet(facts, matters).map(({ step }) => step);
    case 'appointed_on_notice':
      return facts.appointed === 'yes' ? [APPOINTED] : [];
    case 'statement_and_promise':
      return [MONEY_SHORT];
    case 'may_apply':
      if (!meansTested) return [];
      return [facts.means === 'enough' ? MONEY_ENOUGH : MONEY_OPEN];
    case 'undecided':
      return [SOME_COVERED];
    case 'no_means_limit':
    case 'outside':
      return [];
  }
}

const APPOINTED: Text = {
  zh: '这样的人或者案件没请律师的，办案机关应当在三日内通知，法律援助机构收到通知后三日内派律师。',
  en: 'For such a person or case without a lawyer, the authority gives notice within three days and the legal-aid agency appoints one within three more.',
};
const MONEY_SHORT: Text = {
  zh: '您说家里困难：如实填说明表、签承诺，中心可以查数据核对，不用您去开证明。',
  en: 'You say that money is short: a truthful statement and a signed promise are enough, and the centre may look up data itself.',
};
const MONEY_ENOUGH: Text = {
  zh: '您说家里不困难，可能不合经济困难的标准；标准由省里定，拿不准可以先申请。',
  en: 'You say that money is not short, so the threshold may not be met. The province sets it; if unsure, apply.',
};
const MONEY_OPEN: Text = {
  zh: '家里困不困难还没说清，标准由省里定，如实填说明表就行。',
  en: 'Your means are open. The province sets the threshold; a truthful statement is enough.',
};
const SOME_COVERED: Text = {
  zh: '有的情况能申请，有的情况要找别的地方，得先弄清楚。',
  en: 'Some of the cases that are still possible are covered and some are not.',
};

/** Within the sentence 还不清楚：…. */
const MISSING_NAMES: Readonly<Record<Exclude<Missing, 'urgent' | 'applicant'>, Text>> = {
  matter: { zh: '是哪类事', en: 'what kind of matter it is' },
  appointed: { zh: '是不是必须派律师的人或者案件', en: 'whether a lawyer must be appointed' },
  reopened: { zh: '法院决定再审了没有', en: 'whether a retrial was ordered' },
  assistance: { zh: '领不领低保等补助', en: 'whether you receive social assistance' },
  noLivelihood: {
    zh: '是不是没有固定收入的未成年人、老人、残疾人',
    en: 'whether you are a minor, elderly or disabled without a fixed livelihood',
  },
  migrantWorker: { zh: '是不是进城务工', en: 'whether you are a migrant worker' },
  means: { zh: '家里困难不困难', en: 'whether money is short' },
  hasLawyer: { zh: '请了律师没有', en: 'whether you have a lawyer' },
  province: { zh: '本省加没加这类事（可以打12348问）', en: 'whether your province adds this matter (ask 12348)' },
};

function missingSteps({ missing }: Explained): readonly Text[] {
  const asked = missing.includes('matter') ? (['matter'] as const) : missing;
  const names = asked.flatMap((one) => (one === 'urgent' || one === 'applicant' ? [] : [MISSING_NAMES[one]]));
  if (names.length === 0) return [];
  return [
    {
      zh: `还不清楚：${names.map(({ zh }) => zh).join('；')}。`,
      en: `Still open: ${names.map(({ en }) => en).join('; ')}.`,
    },
  ];
}
