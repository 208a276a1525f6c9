import { type CompanionView, companionOffer, companionQr, companionSteps, phoneLine } from '../../scene/companion.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';

/** The page as data: how a phone becomes the camera, or what can be done with the one that is. */
export function companionScene(view: CompanionView): PageScene {
  const { t, state, companion } = view;
  const { present, plays } = state.media.phone;
  const line = phoneLine(view);
  const there = present || (state.call?.companion ?? null) !== null;
  const choices: readonly Omit<SceneChoice, 'digit'>[] = [
    { id: 'back', label: t('companion.back') },
    ...(present ? [{ id: 'sound', label: t(plays ? 'companion.soundHere' : 'companion.soundPhone') }] : []),
    ...(there ? [{ id: 'stop', label: t('companion.stop') }] : []),
  ];
  return {
    page: 'companion',
    title: present ? t('companion.using') : companionOffer(state.media, t),
    lines: [...(line === '' ? [] : [line]), ...(present ? [] : companionSteps(t))],
    ...companionQr(companion.link),
    choices: choices.map((choice, at) => ({ ...choice, digit: (at + 1) as 1 | 2 | 3 })),
    hints: [{ key: 'back', label: t('hint.back') }],
    firstFocus: 'back',
  };
}
