import type { Home } from '@falink/protocol';
import type { Digit } from '../../keymap.js';
import type { Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';
import { unitName } from '../../scene/places.js';

export const AID_STEPS = [1, 2, 3, 4] as const;

/** The legal-aid page as data: only a community room can start an application; at home the way there is shown. */
export function legalAidScene(view: { t: Translate; home: Home | null; room: boolean }): PageScene {
  const { t, home, room } = view;
  const labels = {
    start: t('aid.start'),
    precheck: t('aid.precheck'),
    ask: t('aid.ask'),
    follow: t('aid.follow'),
    number: t('services.number'),
  };
  const ids = room
    ? (['start', 'precheck', 'ask', 'follow'] as const)
    : (['precheck', 'ask', 'follow', 'number'] as const);
  const lines = {
    start: t('aid.startLine'),
    precheck: t('aid.precheckLine'),
    ask: t('aid.askLine'),
    follow: t('aid.followLine'),
    number: t('services.numberLine'),
  };
  const choices = ids.map(
    (id, index): SceneChoice => ({ id, label: labels[id], line: lines[id], digit: (index + 1) as Digit }),
  );
  const where = room ? '' : t('aid.whereLine', { site: unitName(t, home), hotline: home?.district.hotline ?? '12348' });
  return {
    page: 'legal-aid',
    title: t('aid.title'),
    lines: [t('aid.what'), where],
    details: AID_STEPS.flatMap((step) => [t(`aid.step${step}`), t(`aid.step${step}Line`)]),
    choices,
    hints: [
      { key: 'back', label: t('hint.home') },
      { key: 'digit0', label: t('hint.again') },
      { key: 'red', label: t('hint.call') },
    ],
    firstFocus: choices[0]?.id ?? null,
  };
}
