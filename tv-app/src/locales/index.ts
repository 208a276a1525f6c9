import type { CallKind, Locale, Text } from '@falink/protocol';
import { en } from './en.js';
import type { Translated } from './translated.js';
import { zh } from './zh.js';

export type TextKey = keyof typeof zh;

const TEXTS: Record<Locale, Translated<typeof zh>> = { 'zh-CN': zh, en };

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A text by its key, with `{name}` filled in. */
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/**
 * @param kind of the call that is spoken of: a consultation is answered by a lawyer, an intake by an officer, and no text
 *   calls one the other
 */
export function translator(locale: Locale, kind: CallKind = 'consultation'): Translate {
  const texts = TEXTS[locale];
  const who = receiver(locale, texts[`who.${kind}`]);
  return (key, values) => {
    const text = texts[key];
    if (!text.includes('{')) return text;
    const fill = (whole: string, name: string): string => {
      const value = values?.[name] ?? who[name] ?? whole;
      // 2/12 is another day elsewhere.
      return name === 'month' && locale === 'en' ? (MONTHS[Number(value) - 1] ?? whole) : String(value);
    };
    return text.replace(/\{(\w+)\}/g, fill);
  };
}

/** Who answers, as each place of a sentence needs the word. */
function receiver(locale: Locale, word: string): Readonly<Record<string, string>> {
  if (locale !== 'en') return { who: word, Who: word, one: word, title: word };
  const title = `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;
  const one = /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
  return { who: `the ${word}`, Who: `The ${word}`, one, title };
}

/** A text that the service gives in both languages. */
export function pick(text: Text, locale: Locale): string {
  return locale === 'en' ? text.en : text.zh;
}

/** Whether there is a text under this key: for keys made from data, such as themes. */
export function isTextKey(key: string): key is TextKey {
  return key in TEXTS['zh-CN'];
}

export { TEXTS };
