import type { Home } from '@falink/protocol';
import type { Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';
import { byPlace } from '../../scene/places.js';

/** The page of further services as data. */
export function servicesScene(t: Translate, home: Home | null, elder = false): PageScene {
  const room: SceneChoice = { id: 'room', label: t('services.room'), digit: 7 };
  const check: SceneChoice = { id: 'check', label: t('services.check'), digit: 4 };
  return {
    page: 'services',
    title: t('services.title'),
    lines: [`${t('services.complaint')} ${home?.district.supervisionPhone ?? '12348'}`],
    choices: [
      { id: 'notice', label: byPlace(t, 'published', home), digit: 1 },
      { id: 'follow', label: t('services.follow'), digit: 2 },
      { id: 'number', label: t('services.number'), digit: 3 },
      // Six large letters fit; the settings lead there too.
      ...(home?.room && elder ? [] : [check]),
      { id: 'settings', label: t('services.settings'), digit: 5 },
      { id: 'calculators', label: t('services.calculators'), digit: 6 },
      ...(home?.room ? [room] : []),
    ],
    hints: [
      { key: 'back', label: t('hint.home') },
      { key: 'digit0', label: t('hint.again') },
      { key: 'red', label: t('hint.call') },
    ],
    firstFocus: 'notice',
  };
}
