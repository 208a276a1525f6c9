import { MAX_QUESTIONS, type PreCheckAnswers } from './interview.js';
import { nextQuestion, plannedQuestions, preCheck, previousQuestion, progress, withAnswer } from './pre-check.js';
import { QUESTIONS } from './questions.js';

interface Path {
  readonly answers: PreCheckAnswers;
  readonly lengths: readonly number[];
}

/** Every way through the questions, each with what `of` said on the way. */
function allPaths(): readonly Path[] {
  const done: Path[] = [];
  const open: Path[] = [{ answers: {}, lengths: [progress({}).of] }];
  for (let path = open.pop(); path; path = open.pop()) {
    const question = nextQuestion(path.answers);
    if (!question) {
      done.push(path);
      continue;
    }
    for (const { value } of question.options) {
      const answers = withAnswer(path.answers, question.id, value);
      open.push({ answers, lengths: [...path.lengths, progress(answers).of] });
    }
  }
  return done;
}

const PATHS = allPaths();

describe('the pre-check', () => {
  it('[LR53] asks six questions at most on each of its ways, and the number never grows', () => {
    expect(PATHS.length).toBeGreaterThan(1000);
    for (const { answers, lengths } of PATHS) {
      expect(Object.keys(answers).length).toBeLessThanOrEqual(MAX_QUESTIONS);
      expect(Object.keys(answers)).toHaveLength(lengths.at(-1) ?? 0);
      for (const [index, length] of lengths.entries())
        expect(length).toBeLessThanOrEqual(lengths[index - 1] ?? MAX_QUESTIONS);
    }
  });
});
