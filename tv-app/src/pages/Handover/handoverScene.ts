import type { Translate } from '../../locales/index.js';
import { groupedCode, handoverSteps } from '../../scene/handover.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';
import type { HandoverViewState } from '../../session/HandoverModel.js';

/** Why there are no digits; empty while they are shown. */
export function stateLine({ phase }: HandoverViewState, t: Translate): string {
  return phase === 'shown' ? '' : t(`handover.${phase}`);
}

/** How a call from a phone comes to this television, as data. */
export function handoverScene(state: HandoverViewState, t: Translate): PageScene {
  const { phase, offer } = state;
  const back: SceneChoice = { id: 'back', label: t('handover.back'), digit: 1 };
  return {
    page: 'handover',
    title: t('handover.title'),
    lines: [offer === null ? stateLine(state, t) : groupedCode(offer.code)],
    details: [...handoverSteps(t), t('handover.films')],
    ...(offer !== null && { qr: { purpose: 'guest', url: offer.url } }),
    choices: [back, ...(phase === 'failed' ? [{ id: 'again', label: t('handover.again'), digit: 2 } as const] : [])],
    hints: [{ key: 'back', label: t('hint.back') }],
    firstFocus: 'back',
  };
}
