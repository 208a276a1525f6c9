import type { Text } from './text.js';

/** Why nothing was computed. The codes are stable; they cross the HTTP API as they are. */
export type RuleErrorCode =
  /** A field that is needed is not there, or empty. */
  | 'legal.field_missing'
  /** A key that nobody asked for. */
  | 'legal.field_unknown'
  | 'legal.field_not_a_number'
  | 'legal.field_too_small'
  | 'legal.field_too_large'
  /** More decimals than the field has: no half fen, no half month. */
  | 'legal.field_too_precise'
  | 'legal.field_not_a_date'
  | 'legal.field_unknown_choice'
  /** Each value is possible, but not together, e.g. an end before its beginning. */
  | 'legal.fields_contradict'
  /** The law asked about was not in force on that date; what applied is not in this package. */
  | 'legal.date_before_law'
  /** The province or district has set no figure, and none may be invented. */
  | 'legal.value_not_set'
  | 'legal.unknown_calculator'
  | 'legal.unknown_rule'
  | 'legal.pool_empty'
  | 'legal.pool_duplicate'
  | 'legal.record_malformed'
  /** A draw record that does not replay: `details.line` names the first line that differs. */
  | 'legal.record_differs'
  /** A case cannot go from where it is to there: `details.allowed` says where it can. */
  | 'legal.status_not_allowed'
  | 'legal.override_not_allowed';

/** A refusal with what to do about it, in words a resident understands. */
export class RuleError extends Error {
  override readonly name = 'RuleError';

  /** @param details what a program needs to point at the place, e.g. `field`, `max`, `from`. */
  constructor(
    readonly code: RuleErrorCode,
    readonly text: Text,
    readonly details: Readonly<Record<string, string | number>> = {},
  ) {
    super(text.en);
  }
}
