import type { Translate } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';

/** The pairing page as data. The code is read digit by digit, so it is among the lines with spaces. */
export function pairingScene(view: {
  t: Translate;
  code: string;
  rejected: boolean;
  leftMs: number;
  serial: string | null;
}): PageScene {
  const { t } = view;
  const seconds = Math.floor(view.leftMs / 1000);
  return {
    page: 'pairing',
    title: t('pairing.title'),
    lines: [
      Array.from(view.code).join(' '),
      t('pairing.left', { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, '0') }),
      view.rejected ? t('pairing.rejected') : t('pairing.how'),
    ],
    choices: [
      { id: 'refresh', label: t('pairing.refresh'), digit: 1 },
      // Without its serial number nobody knows for which box the digits are.
      ...(view.serial === null ? [] : [{ id: 'enrol', label: t('enrol.open'), digit: 2 } as const]),
    ],
    hints: [],
    firstFocus: 'refresh',
  };
}
