import { en } from '../../locales/en/papers.js';
import { papers } from '../../locales/zh-CN/papers.js';
import type { PhoneLocale } from '../texts.js';

export type PaperTexts = typeof papers;

export const paperTexts = (locale: PhoneLocale): PaperTexts => (locale === 'en' ? en : papers);
