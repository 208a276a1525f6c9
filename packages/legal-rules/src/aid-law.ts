import type { Text } from './text.js';

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 … 99 as statutes write them: 四十二. */
function statuteNumber(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? DIGITS[ones] : ''}`;
}

/** The Legal Aid Law (法律援助法, in force from 2022-01-01), by article and, where it lists, its item. */
export function aidLaw(article: number, item?: number): Text {
  return {
    zh: `《中华人民共和国法律援助法》第${statuteNumber(article)}条${item ? `第${statuteNumber(item)}项` : ''}`,
    en: `Legal Aid Law of the PRC, Art. ${article}${item ? ` (${item})` : ''}`,
  };
}

/** 办理法律援助案件程序规定 (Order 148 of the Ministry of Justice, 2023), by article where it was read. */
export function aidProcedure(article?: number): Text {
  return {
    zh: `《办理法律援助案件程序规定》（司法部令第148号）${article ? `第${statuteNumber(article)}条` : ''}`,
    en: `Procedure for Legal Aid Cases (Ministry of Justice Order 148)${article ? `, Art. ${article}` : ''}`,
  };
}

/** 个人信息保护法 Art. 24: nobody is refused by a program alone. */
export const NO_AUTOMATED_REFUSAL: Text = {
  zh: '《中华人民共和国个人信息保护法》第二十四条',
  en: 'Personal Information Protection Law of the PRC, Art. 24',
};
