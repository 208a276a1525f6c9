/** Why aid is refused [LR60]. */
export const REFUSAL_GROUND_IDS = [
  'outside_scope',
  'means_not_met',
  'means_not_stated',
  'has_lawyer',
  'no_standing',
  'another_agency',
  'other',
] as const;
export type RefusalGround = (typeof REFUSAL_GROUND_IDS)[number];

/** Why aid ends: Art. 48 (1)-(8), in its order [LR61]. */
export const TERMINATION_GROUND_IDS = [
  'fraud',
  'false_evidence',
  'illegal_use',
  'means_changed',
  'case_ended',
  'own_lawyer',
  'requested',
  'other',
] as const;
export type TerminationGround = (typeof TERMINATION_GROUND_IDS)[number];
