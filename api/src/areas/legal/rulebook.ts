import { packagedRulebook, type Rulebook, RuleError } from '@falink/legal-rules';
import { type ErrorCode, FalinkError, type Override } from '@falink/protocol';
import type { Queryable } from '../../kernel/db/pool.js';
import { type DistrictRow, findDistrictRules, shanghaiToday } from './queries.js';

export interface DistrictRules {
  /** Null: the packaged figures alone, because no district was named and there are several, or none. */
  readonly district: DistrictRow | null;
  readonly overrides: readonly Override[];
  readonly book: Rulebook;
}

/**
 * The rules as they stand today in one district: packaged figures, and the district's own in their place.
 *
 * @param path the district's org path; null: the only one there is
 * @throws FalinkError request.not_found for a district that does not exist
 */
export async function loadRules(db: Queryable, path: string | null): Promise<DistrictRules> {
  const found = await findDistrictRules(db, path);
  if (!found) {
    if (path !== null) throw new FalinkError('request.not_found');
    return { district: null, overrides: [], book: packagedRulebook(await shanghaiToday(db)) };
  }
  const { district, overrides } = found;
  const { today, clockStopsForSupplements } = district;
  return { district, overrides, book: { ...packagedRulebook(today), overrides, clockStopsForSupplements } };
}

/** A refusal of the rules in the words of the protocol; its codes are the same. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof RuleError)) return error;
  const code: ErrorCode = error.code;
  const { field } = error.details;
  return new FalinkError(code, {
    message: error.text,
    details: error.details,
    ...(field !== undefined && { fields: [{ path: String(field), message: error.text.zh }] }),
  });
}

/** Runs a rule. @throws FalinkError in the place of a RuleError */
export function ruled<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw asRefusal(error);
  }
}
