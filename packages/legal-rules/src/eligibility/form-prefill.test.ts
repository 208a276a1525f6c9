import { type EligibilityFacts, UNKNOWN_FACTS } from './facts.js';
import { formPrefill } from './form-prefill.js';

describe('formPrefill', () => {
  it.each<[string, Partial<EligibilityFacts>, ReturnType<typeof formPrefill>]>([
    [
      'a migrant worker’s wages',
      { matter: 'labour_remuneration', migrantWorker: 'yes' },
      { matter: 'labour_remuneration', means: 'exempt_migrant_worker' },
    ],
    ['assistance', { matter: 'maintenance', assistance: 'yes' }, { matter: 'maintenance', means: 'exempt_assistance' }],
    ['no livelihood', { matter: 'pension', noLivelihood: 'yes' }, { matter: 'pension', means: 'exempt_no_income' }],
    ['money short', { matter: 'traffic_injury', means: 'short' }, { matter: 'personal_injury', means: 'statement' }],
    ['violence', { matter: 'abuse', means: 'enough' }, { matter: 'abuse', means: 'no_limit' }],
    [
      'one of two that the form has together',
      { matter: ['medical_injury', 'food_drug_injury'] },
      { matter: 'personal_injury', means: null },
    ],
    [
      'one of two that it has apart',
      { matter: ['social_insurance', 'pension'], means: 'short' },
      { matter: null, means: 'statement' },
    ],
    [
      'a migrant worker in traffic',
      { matter: 'traffic_injury', migrantWorker: 'yes' },
      { matter: 'personal_injury', means: null },
    ],
    ['means enough', { matter: 'maintenance', means: 'enough' }, { matter: 'maintenance', means: null }],
    ['nothing known', {}, { matter: null, means: null }],
  ])('[LR65] %s', (_case, facts, prefill) => {
    expect(formPrefill({ ...UNKNOWN_FACTS, ...facts })).toEqual(prefill);
  });
});
