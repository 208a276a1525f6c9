import type { Home } from '@falink/protocol';
import type { Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';
import { byPlace } from '../../scene/places.js';

/** The telephone numbers at the foot of the page. */
export function phonesOf(t: Translate, home: Home | null): { title: string; line: string; phone: string }[] {
  return [
    { title: t('services.hotline'), line: t('services.hotlineLine'), phone: home?.district.hotline ?? '12348' },
    {
      title: t('services.complaint'),
      line: t('services.complaintLine'),
      phone: home?.district.supervisionPhone ?? '12348',
    },
  ];
}

/** The page of further services as data. */
export function servicesScene(t: Translate, home: Home | null, elder = false): PageScene {
  const headline = home?.room?.headline ?? t('services.roomLine');
  const room: SceneChoice = { id: 'room', label: t('services.room'), line: headline, digit: 7 };
  const check: SceneChoice = { id: 'check', label: t('services.check'), line: t('services.checkLine'), digit: 4 };
  return {
    page: 'services',
    title: t('services.title'),
    lines: [],
    details: phonesOf(t, home).flatMap(({ title, line, phone }) => [title, line, phone]),
    choices: [
      { id: 'notice', label: byPlace(t, 'published', home), line: t('services.noticeLine'), digit: 1 },
      { id: 'follow', label: t('services.follow'), line: t('services.followLine'), digit: 2 },
      { id: 'number', label: t('services.number'), line: t('services.numberLine'), digit: 3 },
      // Seven large letters fit; the settings lead there too.
      ...(elder ? [] : [check]),
      { id: 'settings', label: t('services.settings'), line: t('services.settingsLine'), digit: 5 },
      { id: 'calculators', label: t('services.calculators'), line: t('services.calculatorsLine'), digit: 6 },
      ...(home?.room ? [room] : []),
      { id: 'handover', label: t('services.handover'), line: t('services.handoverLine'), digit: 8 },
    ],
    hints: [
      { key: 'back', label: t('hint.home') },
      { key: 'digit0', label: t('hint.again') },
      { key: 'red', label: t('hint.call') },
    ],
    firstFocus: 'notice',
  };
}
