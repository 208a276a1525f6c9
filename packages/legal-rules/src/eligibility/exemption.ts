import type { Text } from '../text.js';
import type { EligibilityFacts } from './facts.js';
import { MATTER_IDS, type Matter, matterEntry } from './matter.js';

export type ExemptionFact = 'assistance' | 'noLivelihood' | 'migrantWorker';

/** A ground of Art. 42: means are not checked. */
export interface Exemption {
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

/** The matters that it can be. An empty list means the same as not knowing. */
export function candidateMatters({ matter }: Pick<EligibilityFacts, 'matter'>): readonly Matter[] {
  if (matter === 'unknown') return MATTER_IDS;
  const list = typeof matter === 'string' ? [matter] : matter;
  return list.length > 0 ? list : MATTER_IDS;
}

/** The grounds that Art. 42 has for a matter; item 3 is for wages and work injury alone. */
export function exemptionsFor(matter: Matter): readonly Exemption[] {
  return EXEMPTIONS.filter(({ fact }) => fact !== 'migrantWorker' || matterEntry(matter).migrantExempt);
}

/** Those that hold by these facts for at least one of the matters. */
export function exemptionsMet(facts: EligibilityFacts, matters: readonly Matter[]): readonly Exemption[] {
  return EXEMPTIONS.filter(
    (exemption) =>
      facts[exemption.fact] === 'yes' && matters.some((matter) => exemptionsFor(matter).includes(exemption)),
  );
}
