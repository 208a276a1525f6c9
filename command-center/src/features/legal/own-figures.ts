import { type Figure, type Override, plainDigits, type Text } from '@falink/protocol';

/** A district's figures of one parameter, the newest first. */
export function ownFiguresOf(overrides: readonly Override[], parameterId: string): readonly Override[] {
  return overrides
    .filter((one) => one.parameterId === parameterId)
    .sort((a, b) => b.from.localeCompare(a.from) || b.setAt.localeCompare(a.setAt));
}

/** `future`: begins after today; `past`: a later one has taken its place. */
export type OwnState = 'future' | 'in_force' | 'past';

/** @param own as of {@link ownFiguresOf} */
export function ownStateOf(own: readonly Override[], id: string, today: string): OwnState {
  const one = own.find((candidate) => candidate.id === id);
  if (!one || one.from > today) return 'future';
  return own.find((candidate) => candidate.from <= today)?.id === id ? 'in_force' : 'past';
}

/** `3,100` or `3,100.50`: digits in groups, no idle zeros. The input is a decimal string and is never rounded. */
function grouped(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return /^0*$/.test(fraction) ? digits : `${digits}.${fraction}`;
}

/** The figure with its unit, in both languages. */
export function showOwn(value: Override['value'], figure: Pick<Figure, 'unit' | 'override'>): Text {
  const one = (decimal: string, unit: Text): Text =>
    figure.override?.type === 'percent'
      ? { zh: `${decimal}%`, en: `${decimal}%` }
      : { zh: `${grouped(decimal)} ${unit.zh}`, en: `${grouped(decimal)} ${unit.en}` };
  if (typeof value === 'string') return one(value, figure.unit);
  if (Number(value.min) === Number(value.max)) return one(value.min, figure.unit);
  const range = `${grouped(value.min)}–${grouped(value.max)}`;
  return { zh: `${range} ${figure.unit.zh}`, en: `${range} ${figure.unit.en}` };
}

/** What the form holds; `value` for one number, `min` and `max` for a range. */
export interface OwnDraft {
  readonly value: string;
  readonly min: string;
  readonly max: string;
  readonly from: string;
  readonly source: string;
}
export const EMPTY_DRAFT: OwnDraft = { value: '', min: '', max: '', from: '', source: '' };

export type OwnField = keyof OwnDraft;
export type OwnProblem =
  | 'missing'
  | 'not_a_number'
  | 'too_precise'
  | 'out_of_bounds'
  | 'not_a_date'
  | 'exists'
  | 'min_above_max'
  | 'source_short';

/** Law documents that somebody can name; the same bounds as the api's. */
const SOURCE_MIN_CHARS = 4;
export const SOURCE_MAX_CHARS = 200;
const DECIMALS = { amount: 2, amount_range: 2, percent: 4 } as const;

type Limits = NonNullable<Figure['override']>;

/** The numbers that a figure of this kind is entered by. */
export function numberFieldsOf(limits: Limits): readonly ('value' | 'min' | 'max')[] {
  return limits.type === 'amount_range' ? ['min', 'max'] : ['value'];
}

/** Digits as people type or paste them: full width, in groups of three, or with the unit behind. `3,5` stays as it is: it could mean two numbers. */
export function tidyNumber(raw: string): string {
  const text = plainDigits(raw.normalize('NFKC')).trim();
  const digits = text.replace(/\s*(元|yuan|%)$/i, '');
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits;
}

function problemOfNumber(raw: string, limits: Limits): OwnProblem | null {
  const text = tidyNumber(raw);
  if (text === '') return 'missing';
  const match = /^-?\d+(?:\.(\d+))?$/.exec(text);
  if (!match) return 'not_a_number';
  if ((match[1]?.length ?? 0) > DECIMALS[limits.type]) return 'too_precise';
  return Number(text) < Number(limits.min) || Number(text) > Number(limits.max) ? 'out_of_bounds' : null;
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** What is wrong, by field; nothing when it may be asked of the api, which decides. */
export function problemsOf(
  draft: OwnDraft,
  limits: Limits,
  own: readonly Pick<Override, 'from'>[],
): Partial<Record<OwnField, OwnProblem>> {
  const problems: Partial<Record<OwnField, OwnProblem>> = {};
  for (const field of numberFieldsOf(limits)) {
    const problem = problemOfNumber(draft[field], limits);
    if (problem) problems[field] = problem;
  }
  if (limits.type === 'amount_range' && !problems.min && !problems.max) {
    if (Number(tidyNumber(draft.min)) > Number(tidyNumber(draft.max))) problems.max = 'min_above_max';
  }
  if (draft.from === '') problems.from = 'missing';
  else if (!isDate(draft.from)) problems.from = 'not_a_date';
  else if (own.some((one) => one.from === draft.from)) problems.from = 'exists';
  const source = draft.source.trim();
  if (source === '') problems.source = 'missing';
  else if (source.length < SOURCE_MIN_CHARS) problems.source = 'source_short';
  return problems;
}

/** The value as the api takes it. */
export function valueOfDraft(draft: OwnDraft, limits: Limits): Override['value'] {
  return limits.type === 'amount_range'
    ? { min: tidyNumber(draft.min), max: tidyNumber(draft.max) }
    : tidyNumber(draft.value);
}

/** Which field of the form the api's path means: `value.min`, `body.from`; null when it is none of them. */
export function fieldOfPath(path: string, limits: Limits): OwnField | null {
  const last = path.split('.').at(-1);
  if (last === 'value' && limits.type === 'amount_range') return 'max';
  return (['value', 'min', 'max', 'from', 'source'] as const).find((field) => field === last) ?? null;
}
