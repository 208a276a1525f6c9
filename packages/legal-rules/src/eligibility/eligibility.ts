import { MEANS_THRESHOLD } from '../../parameters/legal-aid.js';
import { aidLaw, NO_AUTOMATED_REFUSAL } from '../aid-law.js';
import type { Reasons, UsedFigure } from '../decision.js';
import { findValue, type Rulebook } from '../rulebook.js';
import type { Text } from '../text.js';
import type { EligibilityFacts, FactName } from './facts.js';
import { MATTER_IDS, type Matter, matterEntry } from './matter.js';
import { OUTCOME_TEXTS, type Outcome, outcomeRank } from './outcome.js';
import { type Referral, type ReferralId, referral } from './referral.js';

/** What the district knows beyond the national law. */
export interface EligibilitySettings {
  /** For the province's threshold, when it was entered. */
  readonly book?: Rulebook | null;
  /** Matters that the province added (Art. 31 (9)). Left out: not known here. */
  readonly provinceAdds?: readonly Matter[];
}

/** What would settle an open question: a fact, or the province's list of added matters. */
export type Missing = FactName | 'province';

export interface Eligibility extends Reasons {
  readonly outcome: Outcome;
  /** True when no answer that is still open could change the outcome. */
  readonly certain: boolean;
  /** Every outcome that the answers leave possible, best first; contains `outcome` unless that is `undecided`. */
  readonly possible: readonly Outcome[];
  /** What would narrow it. */
  readonly missing: readonly Missing[];
  readonly title: Text;
  readonly summary: Text;
  readonly referrals: readonly Referral[];
  /** Art. 44: aid may come before the review. */
  readonly emergency: boolean;
  readonly figures: readonly UsedFigure[];
  /** 答案只作参考: always shown with the result. */
  readonly disclaimer: Text;
}

export const ELIGIBILITY_DISCLAIMER: Text = {
  zh: '答案只作参考，能不能办，由法律援助中心的人来定。',
  en: 'For orientation only: the people at the legal-aid centre decide.',
};

/**
 * What the Legal Aid Law says to a matter and a person [LR50]-[LR55]. Unknown facts leave several outcomes possible;
 * the one named is the least that all of them promise. Nobody is refused (个人信息保护法 Art. 24).
 */
export function eligibility(facts: EligibilityFacts, settings: EligibilitySettings = {}): Eligibility {
  const matters = candidateMatters(facts);
  const seen = new Observations();
  const perMatter = matters.map((matter) => new Set(outcomesOf(matter, facts, settings, seen)));
  const main = new Set(perMatter.flatMap((outcomes) => [...outcomes]));
  const outcome = leastPromised(main);

  // Presumptions: they name no outcome by themselves, but an answer to them could change it.
  const possible = new Set(main);
  const province = matters.filter((matter) => isProvincial(matter) && settings.provinceAdds === undefined);
  if (facts.hasLawyer !== 'yes') {
    for (const matter of province) {
      for (const other of meansTested(matter, facts, seen)) possible.add(other);
    }
    if (province.length > 0) seen.open.add('province');
    if (facts.hasLawyer === 'unknown' && [...possible].some((other) => other !== 'outside')) {
      seen.open.add('hasLawyer');
      possible.add('outside');
    }
  }
  if (matters.length > 1 && facts.hasLawyer !== 'yes') {
    const key = (outcomes: Set<Outcome>): string => [...outcomes].sort().join();
    if (new Set(perMatter.map(key)).size > 1) seen.open.add('matter');
  }

  const figure = settings.book ? findValue(settings.book, MEANS_THRESHOLD, settings.book.today) : null;
  const usesThreshold = figure !== null && seen.meansLookedAt;
  return {
    outcome,
    certain: possible.size === 1,
    possible: [...possible].sort((a, b) => outcomeRank(a) - outcomeRank(b)),
    missing: possible.size === 1 ? [] : [...seen.open],
    ...texts(outcome, facts),
    referrals: referralsOf(outcome, matters, facts),
    emergency: isEmergency(facts) && outcome !== 'outside',
    figures: usesThreshold
      ? [
          {
            parameterId: MEANS_THRESHOLD.id,
            from: figure.from,
            lastChecked: figure.lastChecked,
            unverified: figure.unverified ?? false,
          },
        ]
      : [],
    disclaimer: ELIGIBILITY_DISCLAIMER,
    ruleId: `legal-aid.eligibility.${outcome}`,
    citations: distinct([
      ...(matters.length <= MAX_CITED_MATTERS
        ? matters.map((matter) => matterEntry(matter).citation)
        : [aidLaw(31), aidLaw(32)]),
      ...(facts.hasLawyer === 'yes' ? [aidLaw(48, 6)] : []),
      ...(outcome === 'appointed_on_notice' && facts.appointed === 'yes' ? [aidLaw(25)] : []),
      ...(outcome === 'appointed_on_notice' ? [aidLaw(36)] : []),
      ...(outcome === 'exempt_from_means' ? exemptions(facts, matters).map(({ item }) => aidLaw(42, item)) : []),
      ...(seen.meansLookedAt ? [aidLaw(34), aidLaw(41)] : []),
      ...(isEmergency(facts) && outcome !== 'outside' ? [aidLaw(44)] : []),
      NO_AUTOMATED_REFUSAL,
    ]),
    steps: [
      ...matterSteps(matters, facts),
      ...personSteps(outcome, matters, facts, seen),
      ...(usesThreshold
        ? [
            {
              zh: `本地的经济困难标准是家庭人均月收入${figure.value}元以下。`,
              en: `The local threshold is a household income of up to ${figure.value} yuan a head and month.`,
            },
          ]
        : []),
      ...(isEmergency(facts) && outcome !== 'outside' ? [EMERGENCY_STEP] : []),
      ...(province.length > 0 && outcome === 'outside' && facts.hasLawyer !== 'yes' ? [PROVINCE_STEP] : []),
      ELIGIBILITY_DISCLAIMER,
    ],
  };
}

/** The matters that it can be. An empty list means the same as not knowing. */
export function candidateMatters({ matter }: Pick<EligibilityFacts, 'matter'>): readonly Matter[] {
  if (matter === 'unknown') return MATTER_IDS;
  const list = typeof matter === 'string' ? [matter] : matter;
  return list.length > 0 ? list : MATTER_IDS;
}

/** More articles than this would not be read. */
const MAX_CITED_MATTERS = 4;

const EMERGENCY_STEP: Text = {
  zh: '情况紧急的，中心可以先派律师，再补手续。请马上告诉工作人员。',
  en: 'In an emergency the centre may give aid first and do the papers later. Tell the staff at once.',
};

const PROVINCE_STEP: Text = {
  zh: '有的省把更多的事列进了法律援助，打12348可以问本省的规定。',
  en: 'Some provinces cover more matters: ask 12348 about yours.',
};

/** Which facts were asked for and not known, in the order of asking. */
class Observations {
  readonly open = new Set<Missing>();
  meansLookedAt = false;
}

function outcomesOf(
  matter: Matter,
  facts: EligibilityFacts,
  settings: EligibilitySettings,
  seen: Observations,
): readonly Outcome[] {
  if (facts.hasLawyer === 'yes') return ['outside'];
  switch (matterEntry(matter).basis) {
    case 'no_limit':
      return ['no_means_limit'];
    case 'notice':
      return ['appointed_on_notice'];
    case 'defence':
      return branch(
        facts,
        'appointed',
        seen,
        () => ['appointed_on_notice'],
        () => ['may_apply'],
      );
    case 'retrial':
      return branch(
        facts,
        'reopened',
        seen,
        () =>
          branch(
            facts,
            'appointed',
            seen,
            () => ['appointed_on_notice'],
            () => meansTested(matter, facts, seen),
          ),
        () => ['outside'],
      );
    case 'means':
      return meansTested(matter, facts, seen);
    case 'province':
      return settings.provinceAdds?.includes(matter) ? meansTested(matter, facts, seen) : ['outside'];
    case 'elsewhere':
      return ['outside'];
  }
}

function branch(
  facts: EligibilityFacts,
  fact: 'appointed' | 'reopened',
  seen: Observations,
  yes: () => readonly Outcome[],
  no: () => readonly Outcome[],
): readonly Outcome[] {
  if (facts[fact] === 'unknown') seen.open.add(fact);
  return [...(facts[fact] === 'no' ? [] : yes()), ...(facts[fact] === 'yes' ? [] : no())];
}

function meansTested(matter: Matter, facts: EligibilityFacts, seen: Observations): readonly Outcome[] {
  const grounds = exemptionFacts([matter]).map((fact) => ({ fact, value: facts[fact] }));
  if (grounds.some(({ value }) => value === 'yes')) return ['exempt_from_means'];
  const open = grounds.filter(({ value }) => value === 'unknown');
  for (const { fact } of open) seen.open.add(fact);
  seen.meansLookedAt = true;
  if (facts.means === 'unknown') seen.open.add('means');
  return [
    ...(open.length > 0 ? (['exempt_from_means'] as const) : []),
    ...(facts.means === 'enough' ? [] : (['statement_and_promise'] as const)),
    ...(facts.means === 'short' ? [] : (['may_apply'] as const)),
  ];
}

/** The least that every possible outcome promises; when some are outside and some not, there is no such thing. */
function leastPromised(outcomes: ReadonlySet<Outcome>): Outcome {
  if (outcomes.has('outside')) return outcomes.size === 1 ? 'outside' : 'undecided';
  return [...outcomes].reduce((least, other) => (outcomeRank(other) > outcomeRank(least) ? other : least));
}

type ExemptionFact = 'assistance' | 'noLivelihood' | 'migrantWorker';

interface Exemption {
  readonly fact: ExemptionFact;
  /** Of Art. 42. */
  readonly item: number;
  readonly step: Text;
}

const EXEMPTIONS: readonly Exemption[] = [
  {
    fact: 'assistance',
    item: 2,
    step: {
      zh: '您领着低保、特困供养、优抚补助或者司法救助，免予核查经济困难状况。',
      en: 'You receive social or judicial assistance: your means are not checked.',
    },
  },
  {
    fact: 'noLivelihood',
    item: 1,
    step: {
      zh: '没有固定生活来源的未成年人、老年人、残疾人，免予核查经济困难状况。',
      en: 'A minor, elderly or disabled person without a fixed livelihood: means are not checked.',
    },
  },
  {
    fact: 'migrantWorker',
    item: 3,
    step: {
      zh: '进城务工人员要工资、要工伤赔偿，免予核查经济困难状况。',
      en: 'A migrant worker claiming wages or work-injury damages: means are not checked.',
    },
  },
];

function exemptionFacts(matters: readonly Matter[]): readonly ExemptionFact[] {
  const migrant = matters.some((matter) => matterEntry(matter).migrantExempt);
  return EXEMPTIONS.map(({ fact }) => fact).filter((fact) => fact !== 'migrantWorker' || migrant);
}

/** The exemptions of Art. 42 that hold by these facts. */
export function exemptions(facts: EligibilityFacts, matters: readonly Matter[]): readonly Exemption[] {
  const facts42 = exemptionFacts(matters);
  return EXEMPTIONS.filter(({ fact }) => facts42.includes(fact) && facts[fact] === 'yes');
}

function isProvincial(matter: Matter): boolean {
  return matterEntry(matter).basis === 'province';
}

function isEmergency({ urgent }: EligibilityFacts): boolean {
  return urgent === 'deadline' || urgent === 'preservation';
}

const OWN_LAWYER = {
  title: { zh: '您已经请了律师', en: 'You have a lawyer already' },
  summary: {
    zh: '法律援助是给没有律师的人准备的，先跟您请的律师商量。',
    en: 'Legal aid is for those without a lawyer. Talk to yours first.',
  },
} as const satisfies { readonly title: Text; readonly summary: Text };

function texts(outcome: Outcome, facts: EligibilityFacts): { readonly title: Text; readonly summary: Text } {
  return facts.hasLawyer === 'yes' ? OWN_LAWYER : OUTCOME_TEXTS[outcome];
}

function referralsOf(outcome: Outcome, matters: readonly Matter[], facts: EligibilityFacts): readonly Referral[] {
  if (facts.hasLawyer === 'yes') return [referral('own_lawyer'), referral('hotline')];
  const own: readonly ReferralId[] =
    matters.length <= MAX_CITED_MATTERS ? matters.flatMap((matter) => matterEntry(matter).referrals) : [];
  const hotline: readonly ReferralId[] = outcome === 'outside' || outcome === 'undecided' ? ['hotline'] : [];
  return [...new Set([...own, ...hotline])].map(referral);
}

function matterSteps(matters: readonly Matter[], facts: EligibilityFacts): readonly Text[] {
  const [first] = matters;
  if (!first || matters.length > MAX_CITED_MATTERS) {
    return [
      {
        zh: '还不知道是哪类事。要工资、工伤和交通事故赔偿、赡养抚养费、社保救助、家暴、刑事案件，这些都在法律援助的范围里。',
        en: 'The kind of matter is not known yet. Wages, injuries, maintenance, social benefits, domestic violence and criminal cases are covered.',
      },
    ];
  }
  const zh = matters.map((matter) => matterEntry(matter).name.zh).join('”或“');
  const en = matters.map((matter) => matterEntry(matter).name.en).join('" or "');
  const said: Text = { zh: `您说的是“${zh}”。`, en: `Your matter: "${en}".` };
  if (matters.length > 1) return [said];
  const { basis } = matterEntry(first);
  return [said, ...(facts.hasLawyer === 'yes' ? [] : [BASIS_STEPS[basis]])];
}

const BASIS_STEPS: Readonly<Record<ReturnType<typeof matterEntry>['basis'], Text>> = {
  means: {
    zh: '法律规定，这类事请不起律师的人可以申请法律援助。',
    en: 'The law gives legal aid for it to those who cannot afford a lawyer.',
  },
  no_limit: {
    zh: '法律规定，这类事不受经济困难条件的限制。',
    en: 'By law the limit of means does not apply to it.',
  },
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
  elsewhere: {
    zh: '这类事不用律师代理，有专门的地方办。',
    en: 'It needs no representation by a lawyer: another office does it.',
  },
};

function personSteps(
  outcome: Outcome,
  matters: readonly Matter[],
  facts: EligibilityFacts,
  seen: Observations,
): readonly Text[] {
  if (facts.hasLawyer === 'yes') return [OWN_LAWYER.summary];
  switch (outcome) {
    case 'exempt_from_means':
      return exemptions(facts, matters).map(({ step }) => step);
    case 'appointed_on_notice':
      return facts.appointed === 'yes'
        ? [
            {
              zh: '这样的人或者案件没请律师的，办案机关应当在三日内通知指派律师，法律援助机构收到通知后三日内派人。',
              en: 'For such a person or case without a lawyer, the authority gives notice within three days and the legal-aid agency appoints one within three more.',
            },
          ]
        : [];
    case 'statement_and_promise':
      return [
        {
          zh: '您说家里困难：如实填说明表、签承诺，中心可以查数据核对，不用您去开证明。',
          en: 'You say that money is short: a truthful statement and a signed promise are enough, and the centre may look up data itself.',
        },
      ];
    case 'may_apply':
      return seen.meansLookedAt
        ? [
            facts.means === 'enough'
              ? {
                  zh: '您说家里不困难，可能不合经济困难的标准；标准由省里定，拿不准可以先申请。',
                  en: 'You say that money is not short, so the threshold may not be met. The province sets it; if unsure, apply.',
                }
              : {
                  zh: '家里困不困难还没说清，标准由省里定，如实填说明表就行。',
                  en: 'Your means are open. The province sets the threshold; a truthful statement is enough.',
                },
          ]
        : [];
    case 'undecided':
      return [
        {
          zh: '有的情况能申请，有的情况要找别的地方，得先弄清楚。',
          en: 'Some of the cases that are still possible are covered and some are not.',
        },
      ];
    case 'no_means_limit':
    case 'outside':
      return [];
  }
}

function distinct(texts: readonly Text[]): readonly Text[] {
  return [...new Map(texts.map((text) => [text.zh, text])).values()];
}
