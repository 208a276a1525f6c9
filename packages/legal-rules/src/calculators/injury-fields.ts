import { countField } from '../fields/field.js';

/** One of ten grades, 1 the worst; asked where the `outcome` is a disability. */
export const GRADE_FIELD = countField({
  label: { zh: '伤残等级', en: 'Grade of disability' },
  unit: { zh: '级', en: '' },
  min: '1',
  max: '10',
  when: { field: 'outcome', is: ['disability'] },
});
