import type { Translate } from '../../locales/index.js';
import { companionOffer, companionQr, companionSteps } from '../../scene/companion.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';
import type { CompanionViewState } from '../../session/CompanionModel.js';
import type { CallViewState } from '../../session/callView.js';

export interface CompanionView {
  readonly t: Translate;
  readonly state: CallViewState;
  readonly companion: CompanionViewState;
}

/** Where the phone is, in one sentence; empty while its code is there to be scanned. */
export function phoneLine({ t, state, companion }: CompanionView): string {
  if (state.media.phone.present) return t('companion.present');
  const phone = state.call?.companion ?? null;
  if (phone === 'opened' || phone === 'present') return t('companion.opened');
  if (companion.failed) return t('companion.failed');
  if (companion.link === null) return t('companion.fetching');
  return phone === 'away' ? t('companion.away') : '';
}

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
