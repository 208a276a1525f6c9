import { PhoneSchema } from '@falink/protocol';
import type { Digit } from '../../keymap.js';
import type { Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';

/** Keys of the pad in the order of a telephone; the digit keys of the remote press them too. */
export const PAD = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'delete', '0', 'send'] as const;
export const MAX_PHONE_DIGITS = 12;

/** 138 0000 1234; land lines stay as they are pressed. */
export function groupedPhone(phone: string): string {
  if (!phone.startsWith('1')) return phone;
  return [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)].filter((part) => part !== '').join(' ');
}

function isPhone(phone: string): boolean {
  return PhoneSchema.safeParse(phone).success;
}

/** Leaving a number, as data. */
export function callbackScene(view: {
  t: Translate;
  phone: string;
  kept: string | null;
  /** When somebody calls back, in words. */
  promise: string;
  trouble: 'failed' | null;
  busy: boolean;
}): PageScene {
  const { t, phone, kept } = view;
  if (kept !== null) {
    return {
      page: 'callback',
      title: t('callback.kept'),
      lines: [t('callback.keptLine', { phone: kept }), view.promise],
      choices: [{ id: 'done', label: t('callback.done'), digit: 1 }],
      hints: [],
      firstFocus: 'done',
    };
  }
  const choices = PAD.map((key): SceneChoice => {
    if (key === 'delete') return { id: key, label: t('callback.clear'), digit: null, disabled: phone === '' };
    if (key === 'send')
      return { id: key, label: t('callback.send'), digit: null, disabled: !isPhone(phone) || view.busy };
    return { id: `key-${key}`, label: key, digit: Number(key) as Digit, disabled: phone.length >= MAX_PHONE_DIGITS };
  });
  return {
    page: 'callback',
    title: t('callback.title'),
    lines: [view.trouble ? t(`callback.${view.trouble}`) : t('callback.line'), groupedPhone(phone)],
    choices,
    entry: { keys: 'digits', typed: groupedPhone(phone), done: 'send' },
    hints: [
      { key: 'back', label: t('callback.cancel') },
      { key: 'blue', label: t('hint.again') },
    ],
    firstFocus: isPhone(phone) ? 'send' : 'key-5',
  };
}
