import type { Digit } from '../../keymap.js';
import type { Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';

const later = (t: Translate, digit: Digit): SceneChoice => ({ id: 'later', label: t('first.later'), digit });

/** How large the text is to be. */
export function textScene(t: Translate): PageScene {
  return {
    page: 'welcome',
    title: t('welcome.title'),
    lines: [t('welcome.line')],
    choices: [
      { id: 'elder', label: t('welcome.elder'), digit: 1 },
      { id: 'standard', label: t('welcome.standard'), digit: 2 },
      { id: 'largest', label: t('welcome.largest'), digit: 3 },
      later(t, 4),
    ],
    hints: [],
    firstFocus: 'elder',
  };
}

/** Whether pages are to be read aloud. */
export function voiceScene(t: Translate): PageScene {
  return {
    page: 'welcome',
    title: t('welcome.voiceTitle'),
    lines: [t('welcome.voiceLine')],
    choices: [
      { id: 'voice', label: t('welcome.voiceYes'), digit: 1 },
      { id: 'silent', label: t('welcome.voiceNo'), digit: 2 },
      later(t, 3),
    ],
    hints: [],
    firstFocus: 'voice',
  };
}

/** Until it is known whether this television can read aloud. */
export function askingScene(t: Translate): PageScene {
  return {
    page: 'welcome',
    title: t('welcome.asking'),
    lines: [t('starting.line')],
    choices: [{ id: 'skip', label: t('first.later'), digit: 1 }],
    hints: [],
    firstFocus: 'skip',
  };
}
