import type { Home } from '@falink/protocol';
import type { Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';
import { unitName } from '../../scene/places.js';

/** The adviser's notice as data. */
export function noticeScene(t: Translate, home: Home | null): PageScene {
  const adviser = home?.adviser;
  const hotline = home?.district.hotline ?? '12348';
  const call: SceneChoice = { id: 'call', label: t('notice.call'), digit: 1 };
  const choices: SceneChoice[] = [
    call,
    { id: 'number', label: t('services.number'), digit: 2 },
    { id: 'legal-aid', label: t('notice.aid'), digit: 3 },
  ];
  return {
    page: 'notice',
    title: t('notice.title', { site: unitName(t, home) }),
    lines: adviser
      ? [
          `${adviser.name} ${adviser.title}`,
          adviser.hours.replace(/\n/g, ' '),
          adviser.phone,
          adviser.duties,
          `${t('notice.supervision')} ${home.district.supervisionPhone}`,
        ]
      : [t('notice.noneLine', { hotline })],
    choices: adviser ? choices : choices.slice(0, 2),
    hints: [
      { key: 'back', label: t('hint.home') },
      { key: 'digit0', label: t('hint.again') },
    ],
    firstFocus: 'call',
  };
}
