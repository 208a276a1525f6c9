import type { Home } from '@falink/protocol';
import type { Translate } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';

/** The page of further services as data. */
export function servicesScene(t: Translate, home: Home | null): PageScene {
  return {
    page: 'services',
    title: t('services.title'),
    lines: [`${t('services.complaint')} ${home?.district.supervisionPhone ?? '12348'}`],
    choices: [
      { id: 'notice', label: t('services.notice'), digit: 1 },
      { id: 'follow', label: t('services.follow'), digit: 2 },
      { id: 'number', label: t('services.number'), digit: 3 },
      { id: 'check', label: t('services.check'), digit: 4 },
      { id: 'settings', label: t('services.settings'), digit: 5 },
      { id: 'calculators', label: t('services.calculators'), digit: 6 },
    ],
    hints: [
      { key: 'back', label: t('hint.home') },
      { key: 'digit0', label: t('hint.again') },
      { key: 'red', label: t('hint.call') },
    ],
    firstFocus: 'notice',
  };
}
