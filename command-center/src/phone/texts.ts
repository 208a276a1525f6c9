import { en } from '../locales/en/phone.js';
import { phone } from '../locales/zh-CN/phone.js';

export type PhoneTexts = typeof phone;

/** Chinese unless the phone speaks English and not Chinese. */
export function textsOf(languages: readonly string[]): { locale: 'zh-CN' | 'en'; texts: PhoneTexts } {
  const first = languages.find((one) => /^(zh|en)\b/i.test(one)) ?? 'zh';
  return first.toLowerCase().startsWith('en') ? { locale: 'en', texts: en } : { locale: 'zh-CN', texts: phone };
}

/** `{name}` in a text, filled in. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
