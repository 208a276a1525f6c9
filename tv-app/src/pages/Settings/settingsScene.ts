import type { Digit } from '../../keymap.js';
import type { Translate } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import type { PreferenceState } from '../../session/Preferences.js';
import { TEXT_SIZES, type TextSize } from '../../theme.js';

const SIZE_NAMES = {
  standard: 'settings.textStandard',
  elder: 'settings.textElder',
  largest: 'settings.textLargest',
} as const;

/** The next larger size; after the largest the smallest. */
export function nextSize(text: TextSize): TextSize {
  return TEXT_SIZES[(TEXT_SIZES.indexOf(text) + 1) % TEXT_SIZES.length] ?? 'standard';
}

export type SettingId = 'text' | 'narration' | 'subtitles' | 'language' | 'check' | 'about' | 'privacy' | 'network';

/** The value of a setting in words. */
export function settingValue(id: SettingId, preferences: PreferenceState, voice: boolean, t: Translate): string {
  const value = plainValue(id, preferences, voice, t);
  return isLocked(id, preferences) ? t('settings.locked', { value }) : value;
}

/** Whether the service decides a setting, and nobody here. */
function isLocked(id: SettingId, { locked }: PreferenceState): boolean {
  return (id === 'text' && locked.elder) || (id === 'language' && locked.locale);
}

function plainValue(id: SettingId, preferences: PreferenceState, voice: boolean, t: Translate): string {
  const onOff = (on: boolean): string => (on ? t('settings.on') : t('settings.off'));
  switch (id) {
    case 'text':
      return t(SIZE_NAMES[preferences.text]);
    case 'narration':
      return voice ? onOff(preferences.narration) : t('settings.narrationNone');
    case 'subtitles':
      return onOff(preferences.subtitles);
    case 'language':
      return preferences.locale === 'en' ? t('settings.en') : t('settings.zh');
    case 'check':
      return t('settings.checkLine');
    case 'about':
      return t('settings.aboutLine');
    case 'privacy':
      return t('settings.privacyLine');
    case 'network':
      return t('settings.networkLine');
  }
}

export const SETTINGS: readonly SettingId[] = [
  'text',
  'narration',
  'subtitles',
  'language',
  'check',
  'about',
  'privacy',
  'network',
];

/** The settings as data: each choice is named with its value, so that narration reads it. */
export function settingsScene(preferences: PreferenceState, voice: boolean, t: Translate): PageScene {
  return {
    page: 'settings',
    title: t('settings.title'),
    lines: [t('settings.change')],
    choices: SETTINGS.map((id, index) => ({
      id,
      label: t('text.named', { name: t(`settings.${id}`), value: settingValue(id, preferences, voice, t) }),
      digit: (index + 1) as Digit,
      disabled: (id === 'narration' && !voice) || isLocked(id, preferences),
    })),
    hints: [
      { key: 'back', label: t('hint.back') },
      { key: 'digit0', label: t('hint.again') },
    ],
    firstFocus: preferences.locked.elder ? 'subtitles' : 'text',
  };
}
