import type { LegalDate } from './dates.js';
import type { Text } from './text.js';

/** How a rule came to what it says: never a bare yes or no. */
export interface Reasons {
  /** Stable, e.g. `legal-aid.eligibility.exempt`. */
  readonly ruleId: string;
  readonly citations: readonly Text[];
  /** What was looked at, in order, for a person to follow. */
  readonly steps: readonly Text[];
}

/** A figure that a result is computed from. */
export interface UsedFigure {
  readonly parameterId: string;
  readonly from: LegalDate;
  readonly lastChecked: LegalDate;
  readonly unverified: boolean;
}
