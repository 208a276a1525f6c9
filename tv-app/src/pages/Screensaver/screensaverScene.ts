import type { Home } from '@falink/protocol';
import type { Translate } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import { unitName } from '../../scene/places.js';

/** The notice of the place as data; it holds nothing of anybody who used the television. */
export function screensaverScene(t: Translate, home: Home | null, calls: boolean): PageScene {
  const adviser = home?.adviser;
  const hotline = home?.district.hotline ?? '12348';
  return {
    page: 'screensaver',
    title: t('notice.title', { site: unitName(t, home) }),
    lines: adviser
      ? [
          `${adviser.name} ${adviser.title}`,
          adviser.phone,
          adviser.hours.replace(/\n/g, ' '),
          adviser.duties,
          `${t('notice.supervision')} ${home.district.supervisionPhone}`,
        ]
      : [t('notice.none'), t('saver.phoneCall', { hotline })],
    details: [...(calls ? [] : [t('saver.phoneCall', { hotline })]), t('saver.wake')],
    choices: [],
    hints: calls ? [{ key: 'red', label: t('saver.call') }] : [],
    firstFocus: null,
  };
}
