import { aidLaw, aidProcedure } from '../aid-law.js';
import type { Text } from '../text.js';
import type { Supply } from '../vocabulary/application-form.js';
import { type EligibilitySettings, eligibility } from './eligibility.js';
import { EVIDENCE } from './evidence.js';
import { candidateMatters, exemptionsMet } from './exemption.js';
import type { EligibilityFacts } from './facts.js';
import { matterEntry } from './matter.js';
import type { Outcome } from './outcome.js';

export interface ChecklistItem {
  /** Stable within a list, e.g. `identity`, `evidence-2`. */
  readonly id: string;
  readonly name: Text;
  readonly note: Text | null;
  readonly supply: Supply;
  /** False: bring what there is; nobody is turned away for lacking it. */
  readonly required: boolean;
  /** Only in this case, when the answers left it open. */
  readonly onlyIf: Text | null;
  readonly citation: Text;
}

const FORMS = aidProcedure();

const APPLICATION_FORM: ChecklistItem = {
  id: 'application-form',
  name: { zh: '法律援助申请表', en: 'Application form' },
  note: {
    zh: '不会写的，工作人员代填，念给您听，您签名或者按手印。',
    en: 'If you cannot write, staff fill it in and read it to you; you sign or give a fingerprint.',
  },
  supply: 'form',
  required: true,
  onlyIf: null,
  citation: FORMS,
};

const IDENTITY: ChecklistItem = {
  id: 'identity',
  name: { zh: '身份证', en: 'Identity card' },
  note: { zh: '没有身份证的，带户口本等有效证件。', en: 'Or the household register or another valid paper.' },
  supply: 'bring',
  required: true,
  onlyIf: null,
  citation: FORMS,
};

const AUTHORITY: ChecklistItem = {
  id: 'authority',
  name: { zh: '有权代理的证明', en: 'Proof that you may act for the other' },
  note: {
    zh: '替孩子、老人或者被关押的家人办，带户口本等关系证明；替别人办，带委托书。',
    en: 'For a child, parent or detained relative: household register or the like. For others: a power of attorney.',
  },
  supply: 'bring',
  required: true,
  onlyIf: null,
  citation: aidLaw(40),
};

const MEANS_STATEMENT: ChecklistItem = {
  id: 'means-statement',
  name: { zh: '经济困难状况说明表', en: 'Statement of means' },
  note: {
    zh: '如实填、签个承诺就行，不用开贫困证明。',
    en: 'Fill it in truthfully and sign the promise. No poverty certificate.',
  },
  supply: 'promise',
  required: true,
  onlyIf: null,
  citation: aidLaw(41),
};

const EXEMPTION_PAPERS = {
  assistance: {
    name: { zh: '低保证、特困证、优抚证或者司法救助的决定', en: 'Card or decision of the assistance you receive' },
    note: { zh: '没带也行，中心可以联网查。', en: 'If you do not have it, the centre can look it up.' },
    supply: 'lookup',
  },
  noLivelihood: {
    name: {
      zh: '身份证、户口本或者残疾证，说明没有固定收入',
      en: 'Identity, household or disability card, and word that you have no fixed livelihood',
    },
    note: {
      zh: '没有固定收入这一条，写个说明、签承诺。',
      en: 'State in writing that there is no fixed livelihood, and promise.',
    },
    supply: 'promise',
  },
  migrantWorker: {
    name: { zh: '进城务工的材料', en: 'Papers that show migrant work' },
    note: {
      zh: '户口本、居住证、工牌、务工记录，有一样就行。',
      en: 'Household register, residence permit, badge, work records: any one.',
    },
    supply: 'bring',
  },
} as const satisfies Record<string, Pick<ChecklistItem, 'name' | 'note' | 'supply'>>;

const IF_OTHER: Text = { zh: '替别人申请的才要', en: 'Only when you apply for somebody else' };
const IF_NOT_EXEMPT: Text = {
  zh: '领低保等补助的、没有固定收入的老人孩子残疾人、要工资的农民工，不用填',
  en: 'Not for those on social assistance, minors, elderly and disabled people without livelihood, migrant workers claiming wages',
};
const IF_FOR_MEANS: Text = { zh: '因为家里困难申请的才要', en: 'Only when you apply for want of means' };

/**
 * What to prepare [LR57]-[LR59], by matter and person: forms, identity, means or the paper in their place, evidence.
 * Empty where another way than legal aid is pointed out.
 */
export function checklist(facts: EligibilityFacts, settings: EligibilitySettings = {}): readonly ChecklistItem[] {
  const { outcome, possible } = eligibility(facts, settings);
  if (outcome === 'outside') return [];
  const evidence = evidenceItems(facts);
  if (outcome === 'appointed_on_notice') return evidence;
  return [
    APPLICATION_FORM,
    IDENTITY,
    ...authorityItems(facts),
    ...exemptionItems(facts),
    ...meansItems(facts, possible),
    ...evidence,
  ];
}

function authorityItems({ applicant }: EligibilityFacts): readonly ChecklistItem[] {
  if (applicant === 'self') return [];
  return [{ ...AUTHORITY, onlyIf: applicant === 'other' ? null : IF_OTHER }];
}

function exemptionItems(facts: EligibilityFacts): readonly ChecklistItem[] {
  return exemptionsMet(facts, candidateMatters(facts)).map(({ fact, item }) => ({
    id: `exemption-${fact}`,
    ...EXEMPTION_PAPERS[fact],
    required: true,
    onlyIf: null,
    citation: aidLaw(42, item),
  }));
}

/** The statement is listed unless no outcome needs it; where some do not, it says for whom not. */
function meansItems(facts: EligibilityFacts, possible: readonly Outcome[]): readonly ChecklistItem[] {
  if (!possible.some((outcome) => outcome === 'statement_and_promise' || outcome === 'may_apply')) return [];
  const matters = candidateMatters(facts);
  if (matters.every((matter) => matterEntry(matter).basis === 'defence')) {
    return [{ ...MEANS_STATEMENT, onlyIf: IF_FOR_MEANS }];
  }
  return [{ ...MEANS_STATEMENT, onlyIf: possible.includes('exempt_from_means') ? IF_NOT_EXEMPT : null }];
}

function evidenceItems(facts: EligibilityFacts): readonly ChecklistItem[] {
  const matters = candidateMatters(facts);
  const names = matters.length > MAX_LISTED_MATTERS ? ANY_EVIDENCE : matters.flatMap((matter) => EVIDENCE[matter]);
  return [...new Map(names.map((name) => [name.zh, name])).values()].map((name, index) => ({
    id: `evidence-${index + 1}`,
    name,
    note: null,
    supply: 'bring',
    required: false,
    onlyIf: null,
    citation: FORMS,
  }));
}

/** With more matters still possible, their lists together would be longer than a page. */
const MAX_LISTED_MATTERS = 2;

const ANY_EVIDENCE: readonly Text[] = [
  { zh: '跟这件事有关的材料，有什么带什么', en: 'Whatever papers there are on the matter' },
];
