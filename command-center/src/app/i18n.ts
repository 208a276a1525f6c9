import type { Locale } from '@falink/protocol';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '../locales/en/index.js';
import { zhCN } from '../locales/zh-CN/index.js';

const KEY = 'falink.locale';

function stored(): Locale | null {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'en' || value === 'zh-CN' ? value : null;
  } catch {
    return null;
  }
}

function show(locale: string): void {
  document.documentElement.lang = locale;
}

/** Chinese first; the choice of this browser is kept. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: stored() ?? 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  show(i18next.language);
  i18next.on('languageChanged', show);
}

export async function chooseLocale(locale: Locale): Promise<void> {
  try {
    localStorage.setItem(KEY, locale);
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
  await i18next.changeLanguage(locale);
}
