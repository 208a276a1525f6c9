import invalid from '../../vectors/pre-check/invalid.json' with { type: 'json' };
import valid from '../../vectors/pre-check/valid.json' with { type: 'json' };
import { RuleError } from '../rule-error.js';
import { MAX_QUESTIONS, type PreCheckAnswers } from './interview.js';
import {
  nextQuestion,
  parseAnswers,
  plannedQuestions,
  preCheck,
  previousQuestion,
  progress,
  withAnswer,
} from './pre-check.js';
import { QUESTIONS } from './questions.js';

interface Path {
  readonly answers: PreCheckAnswers;
  readonly lengths: readonly number[];
}

/** Every way through the questions, each with what the bar said on the way. */
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

/** Answers in order until the result; fails when the questions do not come in this order. */
function through(...pairs: readonly (readonly [keyof PreCheckAnswers, string])[]): PreCheckAnswers {
  let answers: PreCheckAnswers = {};
  for (const [id, value] of pairs) {
    expect(nextQuestion(answers)?.id).toBe(id);
    answers = withAnswer(answers, id, value);
  }
  return answers;
}

describe('the pre-check', () => {
  it('[LR53] asks six questions at most on each of its ways, and the number never grows', () => {
    const grown = PATHS.filter(({ lengths }) =>
      lengths.some((length, i) => length > (lengths[i - 1] ?? MAX_QUESTIONS)),
    );
    expect(grown).toEqual([]);
    expect(PATHS.filter(({ answers, lengths }) => Object.keys(answers).length !== lengths.at(-1))).toEqual([]);
    expect(Math.max(...PATHS.map(({ answers }) => Object.keys(answers).length))).toBe(MAX_QUESTIONS);
    expect(PATHS.length).toBeGreaterThan(1500);
  });

  it('[LR50] every way ends in a result with steps and articles in both languages', () => {
    const outcomes = new Set<string>();
    for (const { answers } of PATHS) {
      const { eligibility, checklist } = preCheck(answers);
      outcomes.add(eligibility.outcome);
      const texts = [eligibility.title, eligibility.summary, ...eligibility.steps, ...eligibility.citations];
      const complete =
        eligibility.steps.length > 0 &&
        eligibility.citations.length > 0 &&
        texts.every(({ zh, en }) => zh !== '' && en !== '') &&
        (checklist.length > 0 || eligibility.outcome === 'outside');
      if (!complete) throw new Error(JSON.stringify(answers));
    }
    expect([...outcomes].sort()).toEqual([
      'appointed_on_notice',
      'exempt_from_means',
      'may_apply',
      'no_means_limit',
      'outside',
      'statement_and_promise',
      'undecided',
    ]);
  });

  it('[LR53] the question about assistance is the second of six for wages', () => {
    const answers = withAnswer({}, 'area', 'wages');
    expect(progress(answers)).toEqual({ current: 2, of: 6 });
    expect(nextQuestion(answers)).toMatchObject({
      title: { zh: '您现在领低保、特困供养或者优抚补助吗？' },
      why: { zh: '领着这些补助的人，不用再证明家里困难，少跑一趟。' },
      options: [
        { label: { zh: '领着' }, note: { zh: '领其中一样就算' } },
        { label: { zh: '没有领' }, note: { zh: '也可能符合，接着答就行' } },
        { label: { zh: '不清楚' }, note: { zh: '我们帮您查' } },
      ],
    });
  });

  it('[LR53] an answer makes questions unnecessary', () => {
    const wages = withAnswer({}, 'area', 'wages');
    expect(progress(wages).of).toBe(6);
    expect(progress(withAnswer(wages, 'assistance', 'yes')).of).toBe(5);
    const divorce = through(['area', 'family'], ['family', 'divorce']);
    expect(nextQuestion(divorce)).toBeNull();
    expect(progress(divorce)).toEqual({ current: 2, of: 2 });
    expect(preCheck(divorce).eligibility.outcome).toBe('outside');
  });

  it('[LR53] violence in the family is not asked about money', () => {
    const answers = through(
      ['area', 'family'],
      ['family', 'abuse'],
      ['lawyer', 'no'],
      ['urgent', 'preservation'],
      ['applicant', 'self'],
    );
    const { eligibility, checklist } = preCheck(answers);
    expect(eligibility).toMatchObject({ outcome: 'no_means_limit', certain: true, emergency: true });
    expect(checklist.map(({ id }) => id)).not.toContain('means-statement');
  });

  it('[LR53] going back changes one answer and keeps the others', () => {
    const answers = through(['area', 'wages'], ['assistance', 'no'], ['group', 'migrant'], ['lawyer', 'no']);
    expect(nextQuestion(answers)?.id).toBe('urgent');
    expect(previousQuestion(answers)?.id).toBe('lawyer');
    expect(previousQuestion(answers, 'lawyer')?.id).toBe('group');
    expect(previousQuestion(answers, 'area')).toBeNull();
    const changed = withAnswer(answers, 'group', 'none');
    expect(nextQuestion(changed)?.id).toBe('means');
    expect(nextQuestion(withAnswer(changed, 'means', 'short'))?.id).toBe('urgent');
    expect(preCheck(withAnswer(changed, 'means', 'short')).facts.migrantWorker).toBe('no');
  });

  it('[LR53] an answer that another path does not offer is asked again there', () => {
    const answers = through(['area', 'wages'], ['assistance', 'no'], ['group', 'migrant']);
    const changed = withAnswer(withAnswer(answers, 'area', 'family'), 'family', 'maintenance');
    expect(nextQuestion(changed)?.id).toBe('group');
    expect(nextQuestion(changed)?.options.map(({ value }) => value)).not.toContain('migrant');
    expect(preCheck(changed).facts.migrantWorker).toBe('unknown');
  });

  it('[LR53] the planned questions begin with those that were answered', () => {
    for (const { answers } of PATHS.slice(0, 500)) {
      expect(plannedQuestions(answers).map(({ id }) => id)).toEqual(Object.keys(answers));
    }
  });

  it('[LR53] three to five options a question, the last for those who do not know', () => {
    for (const [id, question] of Object.entries(QUESTIONS)) {
      expect(question.id).toBe(id);
      expect(question.options.length).toBeGreaterThanOrEqual(3);
      expect(question.options.length).toBeLessThanOrEqual(5);
      expect(question.options.at(-1)?.label.zh).toContain('不清楚');
      expect(question.why.zh).not.toBe('');
      for (const { label, note } of question.options) {
        expect([...label.zh].length).toBeLessThanOrEqual(12);
        expect([...note.zh].length).toBeLessThanOrEqual(14);
        expect(label.en).not.toBe('');
        expect(note.en).not.toBe('');
      }
    }
  });

  it('[LR53] each question is asked on some way', () => {
    expect(new Set(PATHS.flatMap(({ answers }) => Object.keys(answers)))).toEqual(new Set(Object.keys(QUESTIONS)));
  });

  it('[LR52] before anything is answered the result says so', () => {
    expect(preCheck({}).eligibility).toMatchObject({ outcome: 'undecided', certain: false });
  });

  it.each(valid)('[$rule] $case', ({ answers, next, current, of, outcome, certain }) => {
    const given = parseAnswers(answers);
    expect(nextQuestion(given)?.id ?? null).toBe(next);
    expect(progress(given)).toEqual({ current, of });
    expect(preCheck(given).eligibility).toMatchObject({ outcome, certain });
  });

  it.each(invalid)('[$rule] refuses $case', ({ answers, code, field }) => {
    let refusal: unknown;
    try {
      parseAnswers(answers);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(RuleError);
    expect(refusal).toMatchObject({ code, details: { field } });
  });
});
