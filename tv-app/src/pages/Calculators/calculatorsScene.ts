import type { Calculator } from '@falink/legal-rules';
import type { Locale } from '@falink/protocol';
import type { Digit } from '../../keymap.js';
import { pick, type Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';
import type { Turned } from '../turning.js';

/** The calculators that there are, a digit each; the last place turns the page when they do not all fit. */
export function calculatorsScene(view: {
  t: Translate;
  locale: Locale;
  shown: Turned<Pick<Calculator, 'id' | 'name' | 'question'>>;
}): PageScene {
  const { t, locale, shown } = view;
  const choices = shown.items.map(
    ({ id, name, question }, index): SceneChoice => ({
      id: `calculator:${id}`,
      label: pick(name, locale),
      line: pick(question, locale),
      digit: (index + 1) as Digit,
    }),
  );
  if (shown.count > 1) choices.push({ id: 'turn', label: t('question.more'), digit: (choices.length + 1) as Digit });
  return {
    page: 'calculators',
    title: t('calculators.title'),
    lines: [t('calculators.line')],
    choices,
    hints: [
      { key: 'back', label: t('hint.back') },
      { key: 'digit0', label: t('hint.again') },
      { key: 'red', label: t('question.person') },
    ],
    firstFocus: choices[0]?.id ?? null,
  };
}
