import type { AidMatter, AidMeans } from '../vocabulary/application-form.js';
import { candidateMatters, type ExemptionFact, exemptionsMet } from './exemption.js';
import type { EligibilityFacts } from './facts.js';
import { matterEntry } from './matter.js';

export interface FormPrefill {
  readonly matter: AidMatter | null;
  readonly means: AidMeans | null;
}

const MEANS_OF_EXEMPTION: Readonly<Record<ExemptionFact, AidMeans>> = {
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
