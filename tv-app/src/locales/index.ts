import type { Locale, Text } from '@falink/protocol';
import { en } from './en.js';
import type { Translated } from './translated.js';
import { zh } from './zh.js';

export type TextKey = keyof typeof zh;

const TEXTS: Record<Locale, Translated<typeof zh>> = { 'zh-CN': zh, en };

/** A text by its key, with `{name}` filled in. */
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

export function translator(locale: Locale): Translate {
  const texts = TEXTS[locale];
  return (key, values) => {
    const text = texts[key];
    return values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : text;
  };
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
