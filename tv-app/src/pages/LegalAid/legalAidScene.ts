import type { Home } from '@falink/protocol';
import type { Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';

/** The legal-aid page as data: only a community room can start an application; at home the way there is shown. */
export function legalAidScene(view: { t: Translate; home: Home | null; room: boolean }): PageScene {
  const { t, home, room } = view;
  const ask: SceneChoice = { id: 'ask', label: t('aid.ask'), digit: room ? 2 : 1 };
  const follow: SceneChoice = { id: 'follow', label: t('aid.follow'), digit: room ? 3 : 2 };
  const choices: SceneChoice[] = room
    ? [{ id: 'start', label: t('aid.start'), digit: 1 }, ask, follow]
    : [ask, follow, { id: 'number', label: t('services.number'), digit: 3 }];
  const where = room
    ? ''
    : t('aid.whereLine', { site: home?.site.orgUnit.name ?? '', hotline: home?.district.hotline ?? '12348' });
  return {
    page: 'legal-aid',
    title: t('aid.title'),
    lines: [t('aid.what'), where],
    choices,
    hints: [
      { key: 'back', label: t('hint.home') },
      { key: 'digit0', label: t('hint.again') },
      { key: 'red', label: t('hint.call') },
    ],
    firstFocus: choices[0]?.id ?? null,
  };
}
