import { candidateMatters, type ExemptionFact, exemptionsMet } from './exemption.js';
import type { EligibilityFacts } from './facts.js';
import { type FormMatter, matterEntry } from './matter.js';

/** How means are shown on the application form, as the wire protocol names it. */
export type FormMeans = 'statement' | 'exempt_migrant_worker' | 'exempt_no_income' | 'exempt_assistance' | 'no_limit';

export interface FormPrefill {
  readonly matter: FormMatter | null;
  readonly means: FormMeans | null;
}

const MEANS_OF_EXEMPTION: Readonly<Record<ExemptionFact, FormMeans>> = {
  assistance: 'exempt_assistance',
  noLivelihood: 'exempt_no_income',
  migrantWorker: 'exempt_migrant_worker',
};

/** What a pre-check already says for the application form; null where it is for the officer to ask. */
export function formPrefill(facts: EligibilityFacts): FormPrefill {
  const matters = candidateMatters(facts);
  const forms = new Set(matters.map((matter) => matterEntry(matter).formMatter));
  const bases = new Set(matters.map((matter) => matterEntry(matter).basis));
  const [form] = forms;
  const [exemption] = matters.length === 1 ? exemptionsMet(facts, matters) : [];
  const tested = !bases.has('no_limit') && !bases.has('notice') && !bases.has('defence') && !bases.has('elsewhere');
  return {
    matter: forms.size === 1 && form ? form : null,
    means:
      bases.size === 1 && bases.has('no_limit')
        ? 'no_limit'
        : tested && exemption
          ? MEANS_OF_EXEMPTION[exemption.fact]
          : tested && facts.means === 'short'
            ? 'statement'
            : null,
  };
}
