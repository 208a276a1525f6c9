export { PARAMETERS } from '../parameters/index.js';
export { MEANS_THRESHOLD } from '../parameters/legal-aid.js';
export { type Holiday, REST_YEARS, type RestYear } from '../parameters/rest-days.js';
export * from './calculators/calculator.js';
export * from './calculators/registry.js';
export * from './dates.js';
export type { DeadlineBook, DueDate, RunningClock, StandingClock } from './deadlines/clock.js';
export * from './deadlines/due-date.js';
export * from './deadlines/emergency.js';
export type { Pause } from './deadlines/pauses.js';
export * from './deadlines/rules.js';
export * from './deadlines/supplement.js';
export * from './decision.js';
export * from './eligibility/checklist.js';
export {
  ELIGIBILITY_DISCLAIMER,
  type Eligibility,
  type EligibilitySettings,
  eligibility,
  type Missing,
} from './eligibility/eligibility.js';
export * from './eligibility/facts.js';
export { MAX_QUESTIONS, type PreCheckAnswers } from './eligibility/interview.js';
export { type FormMatter, MATTER_IDS, MATTERS, type Matter, matterEntry } from './eligibility/matter.js';
export * from './eligibility/outcome.js';
export * from './eligibility/pre-check.js';
export type { Question, QuestionId, QuestionOption } from './eligibility/question.js';
export * from './eligibility/referral.js';
export * from './fields/field.js';
export * from './fields/json-schema.js';
export * from './fields/parse.js';
export * from './figures.js';
export * from './money.js';
export * from './override.js';
export * from './parameter.js';
export * from './rest-days.js';
export * from './rule-error.js';
export * from './rulebook.js';
export * from './text.js';
