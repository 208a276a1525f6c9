export { PARAMETERS } from '../parameters/index.js';
export { MEANS_THRESHOLD } from '../parameters/legal-aid.js';
export { type Holiday, REST_YEARS, type RestYear } from '../parameters/rest-days.js';
export type { AssignmentCase } from './assignment/assignment-case.js';
export {
  type AssignmentEligibility,
  assignmentEligibility,
  type Exclusion,
  type ExclusionReason,
} from './assignment/assignment-eligibility.js';
export * from './assignment/assignment-record.js';
export type { Candidate } from './assignment/candidate.js';
export { type DrawInput, draw } from './assignment/draw.js';
export * from './assignment/exclusions.js';
export { pick } from './assignment/pick.js';
export { type ExcludedPseudonym, type Pool, poolHash, poolText, publishPool } from './assignment/pool.js';
export * from './assignment/pseudonym.js';
export { readRecord } from './assignment/read-record.js';
export { sha256Hex } from './assignment/sha256.js';
export { type Published, type Verification, verifyDraw, verifyRecord } from './assignment/verify-record.js';
export * from './calculators/calculator.js';
export * from './calculators/registry.js';
export * from './cases/case-status.js';
export { STATUS_NAMES } from './cases/status-names.js';
export { type CaseTransition, INITIAL_CLOCKS, TRANSITIONS, type TransitionNeed } from './cases/status-transitions.js';
export * from './dates.js';
export type { DeadlineBook, DueDate, RunningClock, StandingClock } from './deadlines/clock.js';
export * from './deadlines/due-date.js';
export * from './deadlines/emergency.js';
export type { Pause } from './deadlines/pauses.js';
export * from './deadlines/rules.js';
export * from './deadlines/supplement.js';
export * from './decision.js';
export * from './eligibility/checklist.js';
export { type Eligibility, type EligibilitySettings, eligibility } from './eligibility/eligibility.js';
export { ELIGIBILITY_DISCLAIMER, type Missing } from './eligibility/explanation.js';
export * from './eligibility/facts.js';
export * from './eligibility/facts-form.js';
export * from './eligibility/form-prefill.js';
export { MAX_QUESTIONS, type PreCheckAnswers } from './eligibility/interview.js';
export { MATTER_IDS, MATTERS, type Matter, matterEntry } from './eligibility/matter.js';
export * from './eligibility/outcome.js';
export * from './eligibility/pre-check.js';
export type { Question, QuestionId, QuestionOption } from './eligibility/question.js';
export * from './eligibility/referral.js';
export * from './fields/field.js';
export * from './fields/json-schema.js';
export * from './fields/parse.js';
export * from './figures.js';
export * from './grounds.js';
export * from './money.js';
export * from './override.js';
export * from './parameter.js';
export * from './rest-days.js';
export * from './rule-error.js';
export * from './rulebook.js';
export * from './text.js';
export * from './vocabulary/index.js';
