import type { Translate } from '../locales/index.js';
import type { PageScene } from './PageScene.js';

/** How a phone becomes the camera, step by step. */
export const companionSteps = (t: Translate): readonly string[] => [
  t('companion.step1'),
  t('companion.step2'),
  t('companion.step3'),
];

/** The QR of its link, where one is shown. */
export const companionQr = (link: string | null): Pick<PageScene, 'qr'> =>
  link === null ? {} : { qr: { purpose: 'companion', url: link } };
