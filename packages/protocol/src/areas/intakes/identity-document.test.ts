import {
  EMPTY_INTAKE_FORM,
  emptyFields,
  type IdentityDocument,
  type IntakeForm,
  IntakeFormSchema,
  isDocumentNumber,
  requiredFields,
  valueFor,
} from '../../index.js';

const form = (change: Partial<IntakeForm>): IntakeForm => ({ ...EMPTY_INTAKE_FORM, ...change });

describe('numbers of documents', () => {
  it.each<[IdentityDocument, string]>([
    ['resident', '11010519491231002X'],
    ['hmt_residence', '810000199408230021'],
    ['hmt_residence', '830000199201300022'],
    ['hm_travel', 'H12345678'],
    ['hm_travel', 'M0123456701'],
    ['tw_travel', '01234567'],
    ['tw_travel', '0123456701'],
    ['tw_travel', '0123456701B'],
    ['permanent_residence', 'USA110074061501'],
    ['permanent_residence', '911124198108030024'],
    ['passport', 'E12345678'],
    ['passport', 'EA1234567'],
    ['passport', '123456789'],
    ['passport', 'AB1234567890'],
  ])('%s: %s', (identityDocument, identityNumber) => {
    expect(isDocumentNumber(identityDocument, identityNumber)).toBe(true);
    expect(IntakeFormSchema.safeParse(form({ identityDocument, identityNumber })).success).toBe(true);
  });

  it.each<[IdentityDocument, string]>([
    ['resident', '110105194912310020'],
    ['resident', 'E12345678'],
    ['hmt_residence', '11010519491231002X'],
    ['hm_travel', 'T12345678'],
    ['hm_travel', 'H1234567'],
    ['tw_travel', '123'],
    ['permanent_residence', '11010519491231002X'],
    ['passport', 'ABCDEFGHI'],
    ['passport', '1234'],
    ['none', 'E12345678'],
  ])('%s: not %s, and the form says which field', (identityDocument, identityNumber) => {
    const parsed = IntakeFormSchema.safeParse(form({ identityDocument, identityNumber }));
    expect(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['identityNumber', 'identity_number'],
    ]);
  });

  it('are tidied before they are checked', () => {
    const typed = form({ identityDocument: 'hm_travel', identityNumber: ' ｈ 1234-5678 ' });
    expect(IntakeFormSchema.parse(typed).identityNumber).toBe('H12345678');
  });
});

describe('[I4] what a form must have', () => {
  it.each(['resident', 'passport', 'permanent_residence'] as const)('with a %s: its number', (identityDocument) => {
    expect(requiredFields({ identityDocument })).toContain('identityNumber');
    expect(requiredFields({ identityDocument })).not.toContain('identityReason');
  });

  it('without a document: the reason', () => {
    expect(emptyFields(form({ identityDocument: 'none' }))).toContain('identityReason');
    expect(emptyFields(form({ identityDocument: 'none', identityReason: '丢失' }))).not.toContain('identityReason');
    expect(emptyFields(form({ identityDocument: 'none' }))).not.toContain('identityNumber');
  });
});

describe('forms of before', () => {
  it('are of resident identity cards', () => {
    const { identityDocument: _, identityReason: __, ...before } = form({ identityNumber: '11010519491231002X' });
    expect(IntakeFormSchema.parse(before)).toEqual(form({ identityNumber: '11010519491231002X' }));
  });

  it('[V3] are what a television of version 1 is sent: it would refuse another number, and a longer name', () => {
    const passport = form({ identityDocument: 'passport', identityNumber: 'E12345678', name: '阿'.repeat(60) });
    const { identityDocument: _, identityReason: __, ...empty } = EMPTY_INTAKE_FORM;
    const sent = valueFor(1, IntakeFormSchema, passport);
    expect(sent).toEqual({ ...empty, name: `${'阿'.repeat(39)}…` });
    const permit = form({ identityDocument: 'hmt_residence', identityNumber: '810000199408230021' });
    expect(valueFor(1, IntakeFormSchema, permit)).toEqual({ ...empty, identityNumber: '810000199408230021' });
    expect(valueFor(2, IntakeFormSchema, passport)).toBe(passport);
  });
});
