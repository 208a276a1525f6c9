import type { Translate } from '../locales/index.js';
import type { PageScene } from '../scene/PageScene.js';

/** A page of the legal rules before they have arrived, or when they could not be fetched. */
export function legalLoadingScene(page: string, title: string, failed: boolean, t: Translate): PageScene {
  if (!failed) {
    return {
      page,
      title,
      lines: [t('legal.loading')],
      choices: [],
      hints: [{ key: 'back', label: t('hint.back') }],
      firstFocus: null,
    };
  }
  return {
    page,
    title: t('legal.failed'),
    lines: [t('legal.failedLine')],
    choices: [
      { id: 'retry', label: t('library.retry'), digit: 1 },
      { id: 'ask', label: t('calculator.ask'), digit: 2 },
    ],
    hints: [{ key: 'back', label: t('hint.back') }],
    firstFocus: 'retry',
  };
}

export const LOADING_LOOK = { icons: { retry: 'refresh', ask: 'call' }, picture: 'figure-zhou' } as const;
