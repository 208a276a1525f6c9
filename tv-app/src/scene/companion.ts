import type { Translate } from '../locales/index.js';
import type { CallMediaState } from '../platform/CallMedia.js';
import type { PageScene } from './PageScene.js';

/** The box lacks what a phone can be: a camera, or a microphone. */
export const wantsPhone = ({ camera, microphone }: CallMediaState): boolean =>
  camera === 'none' || microphone === 'none';

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
