import {
  EMPTY_INTAKE_FORM,
  type IdentityNumberFault,
  type Intake,
  type IntakeForm,
  IntakeFormSchema,
  identityNumberFault,
  isDocumentNumber,
  MAX_DOCUMENT_NUMBER,
  type Paper,
  type RequiredField,
  requiredFields,
  tidyNumber,
  tidyPhone,
} from '@falink/protocol';

export type FormField = keyof IntakeForm;

/** Whether a field's text is one that the form accepts (an empty one is: it is merely missing). */
export function isValidField(form: IntakeForm, field: FormField): boolean {
  const parsed = IntakeFormSchema.shape[field].safeParse(form[field]);
  if (!parsed.success) return false;
  const isNumber = field === 'identityNumber' && parsed.data !== '';
  return !isNumber || isDocumentNumber(form.identityDocument, String(parsed.data));
}

export type NumberField = 'identityNumber' | 'phone';

const TIDY = { identityNumber: tidyNumber, phone: tidyPhone } as const satisfies Record<NumberField, unknown>;
/** So many characters are a whole number: from then on it is wrong rather than not finished. */
function wholeLength(form: IntakeForm, field: NumberField): number {
  if (field === 'phone') return 11;
  return form.identityDocument === 'resident' || form.identityDocument === 'hmt_residence' ? 18 : MAX_DOCUMENT_NUMBER;
}

/** What a field of a number shows of what was typed or pasted: a whole number tidied, anything else as it is. */
export function typedNumber(form: IntakeForm, field: NumberField, typed: string): string {
  const tidy = TIDY[field](typed);
  return tidy !== '' && isValidField({ ...form, [field]: tidy }, field) ? tidy : typed;
}

/** Whether to say that a number is wrong: nobody is told so while typing it. */
export function isHalfNumber(form: IntakeForm, field: NumberField, left: boolean): boolean {
  if (form[field] === '' || isValidField(form, field)) return false;
  return left || TIDY[field](form[field]).length >= wholeLength(form, field);
}

/** What is wrong with a number, and how many characters it has. A mobile's number begins with 1. */
export interface NumberFault {
  readonly kind: IdentityNumberFault | 'document' | 'phone' | 'mobile_length';
  readonly length: number;
}

/** What is wrong with a number that {@link isHalfNumber} refuses. */
export function numberFault(form: IntakeForm, field: NumberField): NumberFault {
  const tidy = TIDY[field](form[field]);
  const { length } = tidy;
  if (field === 'phone') return { kind: /^1\d*$/.test(tidy) && length !== 11 ? 'mobile_length' : 'phone', length };
  const { identityDocument } = form;
  const isResident = identityDocument === 'resident' || identityDocument === 'hmt_residence';
  return { kind: (isResident ? identityNumberFault(tidy) : null) ?? 'document', length };
}

/**
 * What may be sent while somebody types: fields as the form stores them (trimmed, upper case), and the last saved value
 * where the text is half of a number. So a push back from the server never fights with the caret.
 */
export function sendableForm(mine: IntakeForm, base: IntakeForm): IntakeForm {
  const out: Record<string, unknown> = {};
  for (const field of Object.keys(EMPTY_INTAKE_FORM) as FormField[]) {
    out[field] = isValidField(mine, field) ? IntakeFormSchema.shape[field].parse(mine[field]) : base[field];
  }
  const form = out as IntakeForm;
  // The number saved before may be one of another kind of document.
  return isValidField(form, 'identityNumber') ? form : { ...form, identityNumber: '' };
}

/** Required fields that are still empty or not valid, in the order of the form. */
export function missingFields(form: IntakeForm): readonly RequiredField[] {
  return requiredFields(form).filter(
    (field) => form[field] === null || form[field] === '' || !isValidField(form, field),
  );
}

export type Blocker =
  | { readonly kind: 'field'; readonly field: RequiredField }
  | { readonly kind: 'identity' }
  | { readonly kind: 'review'; readonly papers: readonly Paper[] }
  | { readonly kind: 'open'; readonly papers: readonly Paper[] }
  | { readonly kind: 'read_aloud' }
  | { readonly kind: 'confirm' };

/** What prevents the acceptance; the api checks the same. */
export function blockersOf(intake: Intake, form: IntakeForm): readonly Blocker[] {
  const review = intake.papers.filter((p) => p.state === 'received');
  const open = intake.papers.filter((p) => p.state === 'requested' || p.state === 'retake');
  return [
    ...missingFields(form).map((field): Blocker => ({ kind: 'field', field })),
    ...(intake.identityCheckedAt ? [] : [{ kind: 'identity' } as const]),
    ...(review.length > 0 ? [{ kind: 'review', papers: review } as const] : []),
    ...(open.length > 0 ? [{ kind: 'open', papers: open } as const] : []),
    ...(intake.readAloudAt ? [] : [{ kind: 'read_aloud' } as const]),
    ...(intake.readAloudAt && !intake.confirmedAt ? [{ kind: 'confirm' } as const] : []),
  ];
}

/** Papers to be sent later: they prevent nothing, but the resident is reminded of them. */
export function laterPapers(papers: readonly Paper[]): readonly Paper[] {
  return papers.filter((p) => p.state === 'later');
}

export type StepName = 'identity' | 'documents' | 'form' | 'confirm' | 'accept';
export interface Step {
  readonly name: StepName;
  readonly state: 'done' | 'current' | 'open';
  readonly done: number;
  /** 0: the step has no parts to count. */
  readonly total: number;
}

/** The five steps of the bar; the first that is not done is the current one. */
export function stepsOf(intake: Intake, form: IntakeForm): readonly Step[] {
  const required = requiredFields(form).length;
  const filled = required - missingFields(form).length;
  const settled = intake.papers.filter((p) => p.state === 'accepted' || p.state === 'later').length;
  const parts: readonly (Omit<Step, 'state'> & { readonly complete: boolean })[] = [
    { name: 'identity', complete: intake.identityCheckedAt !== null, done: 0, total: 0 },
    {
      name: 'documents',
      complete: intake.papers.length > 0 && settled === intake.papers.length,
      done: settled,
      total: intake.papers.length,
    },
    { name: 'form', complete: filled === required, done: filled, total: required },
    { name: 'confirm', complete: intake.confirmedAt !== null, done: 0, total: 0 },
    { name: 'accept', complete: intake.application !== null, done: 0, total: 0 },
  ];
  const current = parts.find((part) => !part.complete)?.name;
  return parts.map(({ complete, ...part }) => ({
    ...part,
    state: complete ? 'done' : part.name === current ? 'current' : 'open',
  }));
}

/** Pages that the officer has not looked at yet: a paper is accepted when there are none. */
export function unseenPages({ pages }: Pick<Paper, 'pages'>, seen: ReadonlySet<string>): Paper['pages'] {
  return pages.filter(({ id }) => !seen.has(id));
}

const LABEL_MAX = 40;

/** The label, or with a number when a paper has it already: papers are told apart by their labels. */
export function freeLabel(label: string, taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const end = n === 1 ? '' : `（${n}）`;
    const free = label.slice(0, LABEL_MAX - end.length) + end;
    if (!taken.includes(free)) return free;
  }
}

/** The page to look at first: of the paper that waits for a review, else of the last one that came. */
export function pageToShow(papers: readonly Paper[]): { paperId: string; pageId: string } | null {
  const paper = papers.find((p) => p.state === 'received') ?? [...papers].reverse().find((p) => p.pages.length > 0);
  const page = paper?.pages[0];
  return paper && page ? { paperId: paper.id, pageId: page.id } : null;
}
