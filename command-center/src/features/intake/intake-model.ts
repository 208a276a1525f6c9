import {
  EMPTY_INTAKE_FORM,
  type Intake,
  type IntakeForm,
  IntakeFormSchema,
  type Paper,
  REQUIRED_FORM_FIELDS,
  tidyNumber,
  tidyPhone,
} from '@falink/protocol';

export type FormField = keyof IntakeForm;

/** Whether a field's text is one that the form accepts (an empty one is: it is merely missing). */
export function isValidField<K extends FormField>(field: K, value: IntakeForm[K]): boolean {
  return IntakeFormSchema.shape[field].safeParse(value).success;
}

type NumberField = 'identityNumber' | 'phone';

const TIDY = { identityNumber: tidyNumber, phone: tidyPhone } as const satisfies Record<NumberField, unknown>;
/** So many characters are a whole number: from then on it is wrong rather than not finished. */
const WHOLE: Readonly<Record<NumberField, number>> = { identityNumber: 18, phone: 11 };

/** What a field of a number shows of what was typed or pasted: a whole number tidied, anything else as it is. */
export function typedNumber(field: NumberField, typed: string): string {
  const tidy = TIDY[field](typed);
  return tidy !== '' && isValidField(field, tidy) ? tidy : typed;
}

/** Whether to say that a number is wrong: nobody is told so while typing it. */
export function isHalfNumber(field: NumberField, value: string, left: boolean): boolean {
  return value !== '' && !isValidField(field, value) && (left || TIDY[field](value).length >= WHOLE[field]);
}

/**
 * What may be sent while somebody types: fields as the form stores them (trimmed, upper case), and the last saved value
 * where the text is half of a number. So a push back from the server never fights with the caret.
 */
export function sendableForm(mine: IntakeForm, base: IntakeForm): IntakeForm {
  const out: Record<string, unknown> = {};
  for (const field of Object.keys(EMPTY_INTAKE_FORM) as FormField[]) {
    const parsed = IntakeFormSchema.shape[field].safeParse(mine[field]);
    out[field] = parsed.success ? parsed.data : base[field];
  }
  return out as IntakeForm;
}

/** Required fields that are still empty or not valid, in the order of the form. */
export function missingFields(form: IntakeForm): readonly (typeof REQUIRED_FORM_FIELDS)[number][] {
  return REQUIRED_FORM_FIELDS.filter((field) => {
    const value = form[field];
    return value === null || value === '' || !isValidField(field, value);
  });
}

export type Blocker =
  | { readonly kind: 'field'; readonly field: (typeof REQUIRED_FORM_FIELDS)[number] }
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
  const required = REQUIRED_FORM_FIELDS.length;
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

/** The page to look at first: of the paper that waits for a review, else of the last one that came. */
export function pageToShow(papers: readonly Paper[]): { paperId: string; pageId: string } | null {
  const paper = papers.find((p) => p.state === 'received') ?? [...papers].reverse().find((p) => p.pages.length > 0);
  const page = paper?.pages[0];
  return paper && page ? { paperId: paper.id, pageId: page.id } : null;
}
