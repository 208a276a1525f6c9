import { VOUCHER_DIGITS } from '@falink/protocol';
import type { Digit } from '../../keymap.js';
import type { Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';

/** Keys of the pad in the order of a telephone; the digit keys of the remote press them too. */
export const PAD = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'delete', '0', 'send'] as const;

export type EnrolTrouble = 'refused' | 'closed' | 'unreachable';

export interface EnrolView {
  readonly t: Translate;
  readonly serial: string;
  readonly voucher: string;
  readonly sending: boolean;
  readonly trouble: EnrolTrouble | null;
}

/** `12345 67890`, as it is printed. */
function groupedVoucher(voucher: string): string {
  const half = VOUCHER_DIGITS / 2;
  return voucher.length > half ? `${voucher.slice(0, half)} ${voucher.slice(half)}` : voucher;
}

/** Typing the digits of the box's label, as data. */
export function enrolScene({ t, serial, voucher, sending, trouble }: EnrolView): PageScene {
  const full = voucher.length >= VOUCHER_DIGITS;
  const choices = PAD.map((key): SceneChoice => {
    if (key === 'delete')
      return { id: key, label: t('enrol.delete'), digit: null, disabled: voucher === '' || sending };
    if (key === 'send') return { id: key, label: t('enrol.send'), digit: null, disabled: !full || sending };
    return { id: `key-${key}`, label: key, digit: Number(key) as Digit, disabled: full || sending };
  });
  const line = sending ? t('enrol.sending') : trouble ? t(`enrol.${trouble}`) : t('enrol.how');
  return {
    page: 'enrol',
    title: t('enrol.title'),
    lines: [line, groupedVoucher(voucher), t('enrol.serial', { serial })],
    choices,
    entry: { keys: 'digits', typed: groupedVoucher(voucher), done: 'send' },
    hints: [
      { key: 'back', label: t('hint.back') },
      { key: 'blue', label: t('hint.again') },
    ],
    firstFocus: full ? 'send' : 'key-5',
  };
}
