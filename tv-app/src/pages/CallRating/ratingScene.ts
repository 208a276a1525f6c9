import { type RatingScore, RatingScoreSchema } from '@falink/protocol';
import type { Translate } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import type { CallViewState } from '../../session/callView.js';
import type { IntakeState } from '../../session/IntakeModel.js';

/** 好差评, best first as people read it; the digit is the score (国办发〔2019〕51号: five grades). */
export const SCORES: readonly RatingScore[] = [5, 4, 3, 2, 1];

export function scoreOf(id: string): RatingScore | undefined {
  const parsed = RatingScoreSchema.safeParse(Number(id.replace('score-', '')));
  return parsed.success ? parsed.data : undefined;
}

/** Whether the call left an application unfinished that can be continued (SPEC I6). */
export function isUnfinished(state: CallViewState, { intake, receipt }: IntakeState): boolean {
  return (
    state.kind === 'intake' &&
    receipt === null &&
    intake !== null &&
    intake.id === state.call?.intakeId &&
    intake.application === null &&
    (intake.version > 0 || intake.papers.some(({ pages }) => pages.length > 0))
  );
}

/** The rating page as data: nothing has the focus, so that no grade is suggested. */
export function ratingScene(t: Translate, unfinished: boolean): PageScene {
  return {
    page: 'call-rating',
    title: t('rating.title'),
    lines: [t('rating.how'), t('rating.private'), ...(unfinished ? [t('rating.kept')] : [])],
    choices: SCORES.map((score) => ({ id: `score-${score}`, label: t(`rating.${score}`), digit: score })),
    hints: [
      { key: 'back', label: t('rating.skip') },
      { key: 'digit0', label: t('hint.again') },
    ],
    firstFocus: null,
  };
}

/** What happens next, in the order in which it is drawn. */
export function nextLines(t: Translate, { unfinished, writing }: { unfinished: boolean; writing: boolean }): string[] {
  return [t(writing ? 'goodbye.writing' : 'rating.nextAgain'), t(unfinished ? 'rating.kept' : 'rating.nextAid')];
}

/** Rated or skipped, while there is nothing in the agent's words. */
export function thanksScene(state: CallViewState, t: Translate, lines: readonly string[]): PageScene {
  const thanks = state.rated !== null && state.rated <= 2 ? t('rating.thanksLow') : t('rating.thanks');
  return {
    page: 'call-rating',
    title: state.rated === null ? t('rating.next') : thanks,
    lines: [...lines],
    choices: [{ id: 'done', label: t('rating.done'), digit: 1 }],
    hints: [],
    firstFocus: 'done',
  };
}
