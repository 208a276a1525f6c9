/** Matters of Art. 31 and 32 of the Legal Aid Law (法律援助法) that the application form (法律援助申请表) offers. */
export const AID_MATTERS = [
  'state_compensation',
  'social_insurance',
  'pension',
  'maintenance',
  'labour_remuneration',
  'capacity',
  'personal_injury',
  'environment',
  'martyrs',
  'good_samaritan',
  'retrial_compensation',
  'abuse',
  'other',
] as const;
export type AidMatter = (typeof AID_MATTERS)[number];

/** How means are shown on the form (Art. 41, 42): the signed promise, exempt with the reason, or no limit (Art. 32). */
export const AID_MEANS = [
  'statement',
  'exempt_migrant_worker',
  'exempt_no_income',
  'exempt_assistance',
  'no_limit',
] as const;
export type AidMeans = (typeof AID_MEANS)[number];

/** Where a paper comes from [LR58]. */
export const SUPPLIES = [
  /** Filled in at the centre, in the community room or on the phone, with help. */
  'form',
  /** Brought, or shown to the camera. */
  'bring',
  /** A signed promise takes the place of a proof (Art. 41). */
  'promise',
  /** The office looks it up by data sharing; bringing it is faster (Art. 41). */
  'lookup',
] as const;
export type Supply = (typeof SUPPLIES)[number];
