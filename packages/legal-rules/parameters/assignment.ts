import { aidLaw, aidProcedure } from '../src/aid-law.js';
import type { Parameter } from '../src/parameter.js';
import { CHECKED } from './show.js';

/** 可能判处无期徒刑、死刑的案件，以及死刑复核案件: how long the defender must have defended. */
export const CRIMINAL_DEFENCE_YEARS: Parameter<number> = {
  id: 'assignment.criminal-defence-years',
  name: {
    zh: '重罪案件辩护律师的刑事辩护经历',
    en: 'the experience of a defender where life imprisonment or death may follow',
  },
  unit: { zh: '年', en: 'years' },
  level: 'national',
  checkEveryMonths: 12,
  before: [
    {
      from: '2003-09-01',
      law: { zh: '《法律援助条例》（国务院令第385号）', en: 'the Regulations on Legal Aid (State Council Order 385)' },
    },
  ],
  values: [
    {
      from: '2022-01-01',
      value: 3,
      citation: {
        zh: `${aidLaw(26).zh}；${aidProcedure(26).zh}`,
        en: `${aidLaw(26).en}; ${aidProcedure(26).en}`,
      },
      lastChecked: CHECKED,
    },
  ],
  show: (value) => ({ zh: `${value}年以上`, en: `${value} years or more` }),
};

export const ASSIGNMENT_PARAMETERS = [CRIMINAL_DEFENCE_YEARS] as const;
