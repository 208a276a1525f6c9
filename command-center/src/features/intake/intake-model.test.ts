import { EMPTY_INTAKE_FORM, type Intake, type IntakeForm } from '@falink/protocol';
import {
  blockersOf,
  freeLabel,
  isHalfNumber,
  isValidField,
  missingFields,
  numberFault,
  pageToShow,
  sendableForm,
  stepsOf,
  typedNumber,
  unseenPages,
} from './intake-model.js';

const FULL: IntakeForm = {
  name: '马建军',
  identityDocument: 'resident',
  identityNumber: '11010519491231002X',
  identityReason: '',
  phone: '13800001234',
  address: '',
  matter: 'labour_remuneration',
  opponent: '',
  facts: '欠工资',
  request: '支付工资',
  means: 'exempt_migrant_worker',
};

function intake(part: Partial<Intake> = {}): Intake {
  return {
    id: '0b0f6c3e-8f0f-4d3f-9a57-000000000001',
    callId: '0b0f6c3e-8f0f-4d3f-9a57-000000000002',
    step: 'identity',
    form: EMPTY_INTAKE_FORM,
    revision: 1,
    version: 1,
    papers: [],
    identityCheckedAt: null,
    readAloudAt: null,
    confirmedAt: null,
    closedAt: null,
    application: null,
    ...part,
  };
}

const AT = '2026-07-15T02:00:00.000Z';
const page = {
  id: 'page-1',
  capturedAt: AT,
  width: 1,
  height: 1,
  bytes: 1,
  sha256: 'x',
  retake: false,
  sharpness: null,
};

describe('the application form', () => {
  it('names what is missing in the order of the form', () => {
    expect(missingFields(EMPTY_INTAKE_FORM)).toEqual([
      'name',
      'identityNumber',
      'phone',
      'matter',
      'facts',
      'request',
      'means',
    ]);
    expect(missingFields(FULL)).toEqual([]);
  });

  it('does not count half a number as filled', () => {
    expect(missingFields({ ...FULL, identityNumber: '110105', phone: '1380' })).toEqual(['identityNumber', 'phone']);
    expect(isValidField({ ...FULL, identityNumber: '110105194912310021' }, 'identityNumber')).toBe(false);
    expect(isValidField({ ...FULL, phone: '' }, 'phone')).toBe(true);
  });

  it.each([
    ['phone', '１３８００００１２３４', '13800001234'],
    ['phone', '138-0000-1234', '13800001234'],
    ['phone', '+86 138 0000 1234', '13800001234'],
    ['identityNumber', '110105 19491231 002x', '11010519491231002X'],
    ['identityNumber', '\u202d11010519491231002ｘ', '11010519491231002X'],
    ['identityNumber', '110105 1949', '110105 1949'],
    ['phone', '1380000-', '1380000-'],
  ] as const)('[P17] shows a whole %s tidied: %j', (field, typed, shown) => {
    expect(typedNumber(FULL, field, typed)).toBe(shown);
  });

  it('says that a number is wrong when it is whole, or left', () => {
    expect(isHalfNumber({ ...FULL, phone: '138 0000' }, 'phone', false)).toBe(false);
    expect(isHalfNumber({ ...FULL, phone: '138 0000' }, 'phone', true)).toBe(true);
    expect(isHalfNumber({ ...FULL, phone: '238 0000 1234' }, 'phone', false)).toBe(true);
    expect(isHalfNumber({ ...FULL, identityNumber: '110105 19491231 0020' }, 'identityNumber', false)).toBe(true);
    expect(isHalfNumber({ ...FULL, phone: '' }, 'phone', true)).toBe(false);
  });

  it.each([
    ['identityNumber', '1101051949123100', 'length', 16],
    ['identityNumber', '11010519491231X021', 'characters', 18],
    ['identityNumber', '110105194902300021', 'birth', 18],
    ['identityNumber', '110105194912310021', 'check_digit', 18],
    ['phone', '138 0000', 'mobile_length', 7],
    ['phone', '8212348', 'phone', 7],
  ] as const)('says what is wrong with the %s %s: %s', (field, typed, kind, length) => {
    expect(numberFault({ ...FULL, [field]: typed }, field)).toEqual({ kind, length });
  });

  it('says that a number is not one of the chosen document', () => {
    const permit = { ...FULL, identityDocument: 'hmt_residence' } as const;
    expect(numberFault(permit, 'identityNumber').kind).toBe('document');
    expect(numberFault({ ...FULL, identityDocument: 'hm_travel' }, 'identityNumber').kind).toBe('document');
  });

  it('[I4] asks for the number of whatever document there is, and for the reason where there is none', () => {
    const passport = { ...FULL, identityDocument: 'passport', identityNumber: 'E12345678' } as const;
    expect(missingFields(passport)).toEqual([]);
    expect(missingFields({ ...passport, identityDocument: 'resident' })).toEqual(['identityNumber']);
    const none = { ...FULL, identityDocument: 'none', identityNumber: '' } as const;
    expect(missingFields(none)).toEqual(['identityReason']);
    expect(missingFields({ ...none, identityReason: '证件丢失' })).toEqual([]);
  });

  it('never sends a number of another kind of document', () => {
    const passport = { ...FULL, identityDocument: 'passport', identityNumber: 'E12345678' } as const;
    expect(sendableForm({ ...passport, identityDocument: 'resident' }, passport).identityNumber).toBe('');
    expect(sendableForm({ ...passport, identityNumber: 'e 1234 5678' }, FULL)).toEqual(passport);
  });

  it('sends half a number as the one saved before, and everything else trimmed', () => {
    const base = { ...FULL, name: '' };
    const mine = { ...FULL, name: '马建军 ', phone: '1390', identityNumber: '11010519491231002x' };
    expect(sendableForm(mine, base)).toEqual({ ...FULL, phone: '13800001234' });
  });
});

describe('the way to the receipt', () => {
  it('asks for every part, and for the confirmation only after the reading', () => {
    expect(blockersOf(intake(), FULL).map((b) => b.kind)).toEqual(['identity', 'read_aloud']);
    const read = intake({ identityCheckedAt: AT, readAloudAt: AT });
    expect(blockersOf(read, FULL)).toEqual([{ kind: 'confirm' }]);
    expect(blockersOf({ ...read, confirmedAt: AT }, FULL)).toEqual([]);
  });

  it('waits for every paper to be taken and reviewed, or postponed', () => {
    const done = intake({ identityCheckedAt: AT, readAloudAt: AT, confirmedAt: AT });
    const paper = (state: Intake['papers'][number]['state']): Intake['papers'] => [
      { id: 'a', kind: 'document', label: 'a', state, pages: [] },
    ];
    expect(blockersOf({ ...done, papers: paper('received') }, FULL).map((b) => b.kind)).toEqual(['review']);
    expect(blockersOf({ ...done, papers: paper('retake') }, FULL).map((b) => b.kind)).toEqual(['open']);
    expect(blockersOf({ ...done, papers: paper('later') }, FULL)).toEqual([]);
  });

  it('gives a second paper of a kind a label of its own, within the length of a label', () => {
    expect(freeLabel('欠条', ['借条'])).toBe('欠条');
    expect(freeLabel('欠条', ['欠条', '欠条（2）'])).toBe('欠条（3）');
    const long = '长'.repeat(40);
    expect(freeLabel(long, [long])).toBe(`${'长'.repeat(37)}（2）`);
  });

  it('knows which pages were not looked at', () => {
    const pages = [page, { ...page, id: 'page-2' }];
    expect(unseenPages({ pages }, new Set(['page-1']))).toEqual([pages[1]]);
  });

  it('marks the first open step as the current one', () => {
    const steps = stepsOf(intake({ identityCheckedAt: AT }), FULL);
    expect(steps.map((s) => s.state)).toEqual(['done', 'current', 'done', 'open', 'open']);
    expect(steps[2]).toMatchObject({ done: 7, total: 7 });
  });

  it('shows the page that waits for a review first', () => {
    const papers: Intake['papers'] = [
      { id: 'a', kind: 'document', label: 'a', state: 'accepted', pages: [page] },
      { id: 'b', kind: 'document', label: 'b', state: 'received', pages: [{ ...page, id: 'page-2' }] },
    ];
    expect(pageToShow(papers)).toEqual({ paperId: 'b', pageId: 'page-2' });
    expect(pageToShow([])).toBeNull();
  });
});
