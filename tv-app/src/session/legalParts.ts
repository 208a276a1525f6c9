/**
 * What the pages use of the legal rules: one chunk, loaded when somebody opens the pre-check or a calculator. Nothing
 * else may import the rules as values, or they would be part of the first load.
 */
export {
  CALCULATORS,
  calculate,
  isAsked,
  nextQuestion,
  packagedRulebook,
  parseField,
  plannedQuestions,
  preCheck,
  RuleError,
  shanghaiDate,
  withAnswer,
} from '@falink/legal-rules';
