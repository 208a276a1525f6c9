import { en } from '../locales/en/phone.js';
import { phone } from '../locales/zh-CN/phone.js';

export type PhoneTexts = typeof phone;

export type PhoneLocale = 'zh-CN' | 'en';

/** Chinese unless the phone speaks English and not Chinese. */
export function localeOf(languages: readonly string[]): PhoneLocale {
  const first = languages.find((one) => /^(zh|en)\b/i.test(one)) ?? 'zh';
  return first.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

export function textsOf(languages: readonly string[]): { locale: PhoneLocale; texts: PhoneTexts } {
  const locale = localeOf(languages);
  return { locale, texts: locale === 'en' ? en : phone };
}

/** `{name}` in a text, filled in. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
