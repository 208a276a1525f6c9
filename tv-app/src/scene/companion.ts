import type { Translate } from '../locales/index.js';
import type { CallMediaState } from '../platform/CallMedia.js';
import type { CompanionViewState } from '../session/CompanionModel.js';
import type { CallViewState } from '../session/callView.js';
import type { PageScene } from './PageScene.js';

/** The box lacks what a phone can be: a camera, or a microphone. */
export const wantsPhone = ({ camera, microphone }: CallMediaState): boolean =>
  camera === 'none' || microphone === 'none';

/** What papers are photographed with: the box's camera, the phone in its place, or none, where a phone is offered. */
export function paperCamera({ camera, phone }: CallMediaState): 'box' | 'phone' | 'none' {
  if (phone.present) return 'phone';
  return camera === 'none' ? 'none' : 'box';
}

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

/** What a phone would be for. */
export const companionOffer = ({ microphone }: CallMediaState, t: Translate): string =>
  t(microphone === 'none' ? 'companion.offerVoice' : 'companion.offer');

/** How a phone becomes the camera, step by step. */
export const companionSteps = (t: Translate): readonly string[] => [
  t('companion.step1'),
  t('companion.step2'),
  t('companion.step3'),
];

/** The QR of its link, where one is shown. */
export const companionQr = (link: string | null): Pick<PageScene, 'qr'> =>
  link === null ? {} : { qr: { purpose: 'companion', url: link } };
