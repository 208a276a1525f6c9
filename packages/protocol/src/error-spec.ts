/** What kind of trouble it is: decides how a client reacts without asking anybody. */
export type ErrorCategory =
  | 'input'
  | 'auth'
  | 'permission'
  | 'missing'
  | 'conflict'
  | 'limit'
  | 'unavailable'
  | 'internal';

export interface ErrorSpec {
  readonly status: number;
  readonly category: ErrorCategory;
  /** What happened and what to do, for a person. */
  readonly zh: string;
  readonly en: string;
  /** A code that came in a later version, and the one that older peers read in its place. */
  readonly later?: { readonly since: number; readonly before: string };
}

/** One entry of an area's errors. */
export const spec = (
  status: number,
  category: ErrorCategory,
  zh: string,
  en: string,
  later?: ErrorSpec['later'],
): ErrorSpec => ({ status, category, zh, en, ...(later && { later }) });
