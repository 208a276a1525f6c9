import type { Parameter } from '../src/parameter.js';

/**
 * Hardship by 法律援助法 Art. 34: each province sets it, in its own way; most as income a head and month. There is no
 * national figure, so none is packaged.
 */
export const MEANS_THRESHOLD: Parameter<string> = {
  id: 'legal-aid.means-threshold',
  name: {
    zh: '法律援助经济困难标准（家庭人均月收入）',
    en: 'Legal aid: threshold of hardship, household income a head and month',
  },
  unit: { zh: '元/人/月', en: 'yuan a head and month' },
  level: 'provincial',
  override: { type: 'amount', min: '1', max: '100000' },
  checkEveryMonths: 6,
  values: [],
  show: (value) => ({ zh: `${value}元`, en: `${value} yuan` }),
};

export const LEGAL_AID_PARAMETERS = [MEANS_THRESHOLD];
