import type { Translated } from '../translated.js';
import type { settings as zh } from '../zh-CN/settings.js';

export const settings: Translated<typeof zh> = {
  'settings.title': 'Settings',
  'settings.text': 'Text size',
  'settings.textElder': 'large',
  'settings.textLargest': 'largest',
  'settings.textStandard': 'standard',
  'settings.narration': 'Read aloud',
  'settings.narrationNone': 'no voice on this TV',
  'settings.subtitles': 'Subtitles',
  'settings.language': 'Language 语言',
  'settings.check': 'Camera and microphone',
  'settings.checkLine': 'try them',
  'settings.about': 'About this TV',
  'settings.aboutLine': 'number, version, network',
  'settings.privacy': 'How your information is used',
  'settings.privacyLine': 'what, how long, whom to ask',
  'settings.on': 'on',
  'settings.off': 'off',
  'settings.zh': '中文',
  'settings.en': 'English',
  'language.line': 'Choose a language. 选一种语言。',
  'language.now': 'in use now',
  'settings.change': 'OK or the digit changes it',
  'sheet.turn': 'Left and right turn: {page} of {count}',
  'settings.locked': '{value} (set by the service)',
};
