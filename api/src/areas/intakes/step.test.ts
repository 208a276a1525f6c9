import { EMPTY_INTAKE_FORM, type IntakeForm } from '@falink/protocol';
import fc from 'fast-check';
import { type IntakeProgress, missingForAcceptance, missingForIdentity, missingForReading, stepOf } from './step.js';

const form: IntakeForm = {
  ...EMPTY_INTAKE_FORM,
  name: '王秀英',
  identityNumber: '11010519491231002X',
  phone: '13800001234',
  matter: 'maintenance',
  facts: '儿子两年没有给赡养费',
  request: '请求支付赡养费',
  means: 'exempt_no_income',
};
const start: IntakeProgress = {
  form: EMPTY_INTAKE_FORM,
  papers: [],
  identityChecked: false,
  readAloud: false,
  confirmed: false,
  accepted: false,
};
const undocumented: IntakeForm = {
  ...form,
  identityDocument: 'none',
  identityNumber: '',
  identityReason: '证件丢失，村委会证明是本人',
};
const ready: IntakeProgress = { ...start, form, identityChecked: true, readAloud: true, confirmed: true };

describe('stepOf', () => {
  it.each<[string, Partial<IntakeProgress>]>([
    ['identity', {}],
    ['identity', { form, readAloud: true }],
    ['documents', { identityChecked: true }],
    ['documents', { identityChecked: true, form, papers: [{ kind: 'document', state: 'requested' }] }],
    ['read_aloud', { identityChecked: true, form, papers: [{ kind: 'document', state: 'later' }] }],
    ['confirm', { identityChecked: true, form, readAloud: true }],
    ['confirm', { identityChecked: true, form, readAloud: true, confirmed: true }],
    ['accepted', { accepted: true }],
  ])('%s', (step, progress) => {
    expect(stepOf({ ...start, ...progress })).toBe(step);
  });
});

describe('what is missing', () => {
  it('names the empty fields of the form and the identity', () => {
    expect(missingForReading(start)).toEqual([
      'form.name',
      'form.identityNumber',
      'form.phone',
      'form.matter',
      'form.facts',
      'form.request',
      'form.means',
      'identity',
    ]);
    expect(missingForReading(ready)).toEqual([]);
  });

  it('wants the front of the card before the identity is checked', () => {
    expect(missingForIdentity({ form, papers: [{ kind: 'identity_front', state: 'requested' }] })).toHaveLength(1);
    expect(missingForIdentity({ form, papers: [{ kind: 'identity_front', state: 'received' }] })).toEqual([]);
  });

  it('[I4] without any document wants the reason, and a picture of the person', () => {
    const none = { ...ready, form: undocumented };
    expect(missingForReading(none)).toEqual([]);
    expect(missingForReading({ ...none, form: { ...undocumented, identityReason: '' } })).toEqual([
      'form.identityReason',
    ]);
    const card = { kind: 'identity_front', state: 'received' } as const;
    expect(missingForIdentity({ form: undocumented, papers: [card] })).toEqual(['papers.person']);
    const person = { kind: 'person', state: 'received' } as const;
    expect(missingForIdentity({ form: undocumented, papers: [person] })).toEqual([]);
  });

  it('is nothing only when every paper is settled and the form was confirmed', () => {
    const state = fc.constantFrom('requested', 'received', 'accepted', 'retake', 'later');
    const papers = fc.array(fc.record({ kind: fc.constant('document' as const), state }), { maxLength: 4 });
    fc.assert(
      fc.property(papers, fc.boolean(), fc.boolean(), fc.boolean(), (given, identityChecked, readAloud, confirmed) => {
        const missing = missingForAcceptance({ ...ready, papers: given, identityChecked, readAloud, confirmed });
        const settled = given.every((paper) => paper.state === 'accepted' || paper.state === 'later');
        expect(missing.length === 0).toBe(settled && identityChecked && readAloud && confirmed);
      }),
    );
  });
});
