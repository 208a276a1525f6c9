import type { Locale, Text } from '@falink/protocol';
import { en } from './en/en.js';
import { enLegal } from './en/legal.js';
import { zhBoot } from './zh-CN/boot.js';
import { zhLegal } from './zh-CN/legal.js';
import { zhMore } from './zh-CN/more.js';

export type TextKey = keyof typeof zhBoot | keyof typeof zhMore | keyof typeof zhLegal;
export type Texts = Readonly<Record<TextKey, string>>;

const TEXTS: Record<Locale, Texts> = {
  'zh-CN': { ...zhBoot, ...zhMore, ...zhLegal },
  en: { ...en, ...enLegal },
};

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
