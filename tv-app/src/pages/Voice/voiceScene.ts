import type { Translate } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import type { PreferenceState } from '../../session/Preferences.js';

/** How pages are read aloud, as data: each choice is named with its value, so that narration says it. */
export function voiceScene({ narration, voiceSpeed, voiceVolume }: PreferenceState, t: Translate): PageScene {
  const named = (name: string, value: string) => `${name}：${value}`;
  return {
    page: 'voice',
    title: t('settings.narration'),
    lines: [t('voicePage.line')],
    choices: [
      {
        id: 'narration',
        label: named(t('voicePage.narration'), t(narration ? 'settings.on' : 'settings.off')),
        digit: 1,
      },
      { id: 'speed', label: named(t('voicePage.speed'), t(`voicePage.speed.${voiceSpeed}`)), digit: 2 },
      { id: 'volume', label: named(t('voicePage.volume'), t(`voicePage.volume.${voiceVolume}`)), digit: 3 },
      { id: 'try', label: t('voicePage.try'), line: t('voicePage.tryLine'), digit: 4 },
    ],
    hints: [
      { key: 'back', label: t('hint.back') },
      { key: 'digit0', label: t('hint.again') },
    ],
    firstFocus: 'narration',
  };
}
