import type { Locale } from '@falink/protocol';

const ZH_DIGITS = [...'零一二三四五六七八九'];
/** Digits of telephone numbers and codes: 1 is read yāo there. */
const ZH_DIALLED = [...'零幺二三四五六七八九'];
const EN_DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
/** Whole numbers with this many digits and more, and no groups of thousands, are read digit by digit. */
const DIALLED_LENGTH = 5;
/** Telephone numbers and codes in groups. */
const DIALLED = /\d+(?:-\d+)+|\d{3} \d{4} \d{4}|\b\d{3} \d{3}\b/g;

/** `138 0000 1234` digit by digit, with a pause between the groups; letters by their names. */
export function spokenCode(groups: string, locale: Locale): string {
  const digits = locale === 'en' ? EN_DIGITS : ZH_DIALLED;
  const space = locale === 'en' ? ' ' : '';
  return groups
    .split(/[\s-]+/)
    .filter((group) => group !== '')
    .map((group) => [...group].map((one) => (/\d/.test(one) ? digits[Number(one)] : ` ${one} `)).join(space))
    .map((group) => group.replace(/ +/g, ' ').trim())
    .join(locale === 'en' ? ', ' : '，');
}

/** A whole number below 10,000 in Chinese words. */
function below10000(value: number): string {
  const units = ['', '十', '百', '千'];
  const digits = [...String(value)].map(Number);
  let words = '';
  let isGap = false;
  for (const [at, digit] of digits.entries()) {
    if (digit === 0) {
      isGap = words !== '';
      continue;
    }
    words += `${isGap ? '零' : ''}${ZH_DIGITS[digit]}${units[digits.length - 1 - at]}`;
    isGap = false;
  }
  return words;
}

/** A decimal number in Chinese words: 140000 → 十四万, 3005.5 → 三千零五点五. */
export function chineseNumber(decimal: string): string {
  const [whole = '', fraction] = decimal.replace(/,/g, '').split('.');
  const value = whole.replace(/^0+/, '');
  const parts = [value.slice(-12, -8), value.slice(-8, -4), value.slice(-4)];
  let words = '';
  for (const [at, part] of parts.entries()) {
    const number = Number(part);
    if (number === 0) continue;
    const isGap = words !== '' && number < 1000;
    words += `${isGap ? '零' : ''}${below10000(number)}${['亿', '万', ''][at]}`;
  }
  // 十二, not 一十二, where the number begins with it.
  const said = words === '' ? '零' : words.replace(/^一十/, '十');
  return fraction ? `${said}点${[...fraction].map((digit) => ZH_DIGITS[Number(digit)]).join('')}` : said;
}

function spokenChinese(text: string): string {
  return text
    .replace(/(\d{4})(?=\s*年|〕)/g, (year) => [...year].map((digit) => ZH_DIGITS[Number(digit)]).join(''))
    .replace(/(\d{1,2}):(\d{2})(?!\d)/g, (_, hour: string, minute: string) =>
      minute === '00'
        ? `${chineseNumber(hour)}点`
        : `${chineseNumber(hour)}点${minute.startsWith('0') ? '零' : ''}${chineseNumber(minute)}分`,
    )
    .replace(/(\d[\d,.]*)\s*%/g, (_, share: string) => `百分之${chineseNumber(share)}`)
    .replace(DIALLED, (dialled) => spokenCode(dialled, 'zh-CN'))
    .replace(/\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g, (number) =>
      /^\d+$/.test(number) && (number.length >= DIALLED_LENGTH || /^0\d/.test(number))
        ? spokenCode(number, 'zh-CN')
        : chineseNumber(number),
    )
    .replace(/\bOK\b/g, '确定')
    .replace(/([a-zA-Z]) +(?=[a-zA-Z])/g, '$1\u00a0')
    .replace(/ /g, '')
    .replace(/\u00a0/g, ' ');
}

function spokenEnglish(text: string): string {
  return text
    .replace(DIALLED, (dialled) => spokenCode(dialled, 'en'))
    .replace(/：\s*/g, ', ')
    .replace(/[\d,.]*\d/g, (number) => (/^\d{5,}$/.test(number) ? spokenCode(number, 'en') : number));
}

/** A line of a page as it is said: numbers in words or digit by digit, ranges and separators in words or pauses. */
export function spokenText(text: string, locale: Locale): string {
  const isEnglish = locale === 'en';
  const plain = text
    .replace(/\u00a0/g, ' ')
    .replace(/\s*[～–]\s*(?=\d)/g, isEnglish ? ' to ' : '到')
    .replace(/\s*[·•|]\s*/g, isEnglish ? ', ' : '，')
    .replace(/[“”"《》「」]/g, '');
  return (isEnglish ? spokenEnglish(plain) : spokenChinese(plain)).replace(/\s+/g, ' ').trim();
}
