import type { Translate } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import type { PreferenceState } from '../../session/Preferences.js';

/** The languages as data, each by its own name: who cannot read one finds the other. */
export function languageScene({ locale }: Pick<PreferenceState, 'locale'>, t: Translate, isFirst = false): PageScene {
  return {
    page: 'language',
    title: t('settings.language'),
    lines: [t('language.line')],
    choices: [
      { id: 'zh-CN', label: t('settings.zh'), digit: 1, ...(locale === 'zh-CN' && { line: t('language.now') }) },
      { id: 'en', label: t('settings.en'), digit: 2, ...(locale === 'en' && { line: t('language.now') }) },
      ...(isFirst ? [{ id: 'later', label: t('first.later'), digit: 3 } as const] : []),
    ],
    hints: [
      ...(isFirst ? [] : [{ key: 'back', label: t('hint.back') } as const]),
      { key: 'digit0', label: t('hint.again') },
    ],
    firstFocus: locale,
  };
}
