import { pinyin } from 'pinyin-pro';

/** Words whose reading the dictionary gets wrong in our texts: syllables with tone numbers, 5 is the neutral tone. */
const READINGS: Readonly<Record<string, string>> = {
  干了: 'gan4 le5',
  干活: 'gan4 huo2',
  还钱: 'huan2 qian2',
  给付: 'ji3 fu4',
  供养: 'gong1 yang3',
  晚上: 'wan3 shang5',
  夜里: 'ye4 li5',
  村里: 'cun1 li5',
  调解: 'tiao2 jie3',
  调解室里: 'tiao2 jie3 shi4 li5',
  当证据: 'dang1 zheng4 ju4',
  应当: 'ying1 dang1',
  核查: 'he2 cha2',
  告诉: 'gao4 su5',
  什么: 'shen2 me5',
  爸爸: 'ba4 ba5',
  奶奶: 'nai3 nai5',
};

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
/** On the telephone 1 is read yāo. */
const HOTLINE_DIGITS = ['ling2', 'yao1', 'er4', 'san1', 'si4', 'wu3', 'liu4', 'qi1', 'ba1', 'jiu3'] as const;
/** Letters of codes, by the names that they have in Chinese. */
const LETTERS: Readonly<Record<string, string>> = {
  a: 'ei1',
  b: 'bi4',
  c: 'xi1',
  d: 'di4',
  e: 'yi4',
  f: 'ai2 fu5',
  g: 'ji4',
  h: 'ai1 chi5',
  i: 'ai4',
  j: 'jie4',
  k: 'kai1',
  l: 'ai1 le5',
  m: 'ai1 mu5',
  n: 'en1',
  o: 'ou1',
  p: 'pi4',
  q: 'qiu1',
  r: 'a1 er3',
  s: 'ai1 si5',
  t: 'ti4',
  u: 'you1',
  v: 'wei1',
  w: 'da2 bu5 liu5',
  x: 'ai1 ke5 si5',
  y: 'wai1',
  z: 'zei4',
};
/** Numbers of this length and more are dialled, not counted. */
const HOTLINE_LENGTH = 5;

/** A whole number below 10,000 as Chinese words: 42 → 四十二, 1067 → 一千零六十七. */
export function numberWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 10_000) throw new RangeError(`cannot say ${value}`);
  if (value < 10) return DIGITS[value] ?? '';
  const units = ['', '十', '百', '千'];
  const digits = [...String(value)].map(Number);
  let words = '';
  let gap = false;
  for (const [k, digit] of digits.entries()) {
    const unit = units[digits.length - 1 - k] ?? '';
    if (digit === 0) {
      gap = true;
      continue;
    }
    if (gap) words += '零';
    gap = false;
    words += (DIGITS[digit] ?? '') + unit;
  }
  return value < 20 ? words.slice(1) : words;
}

const PAUSES: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '；': ',',
  '：': ',',
  '。': '.',
  '！': '.',
  '？': '?',
  '…': ',',
};
const UNREADABLE = /[“”《》（）\s#]|[^\p{Script=Han}A-Za-z\d，、；：。！？…,.?!;:]|[\u{10000}-\u{10ffff}]/gu;
const words = new Intl.Segmenter('zh', { granularity: 'word' });

function syllablesOf(text: string): string[] {
  const chars = [...text];
  const syllables = pinyin(text, { toneType: 'num', type: 'array', nonZh: 'spaced' }).map((s) => s.replace(/0$/, '5'));
  if (syllables.length !== chars.length) throw new Error(`reading of ${text} does not match its characters`);
  for (const [word, reading] of Object.entries(READINGS)) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      for (const [k, syllable] of reading.split(' ').entries()) syllables[at + k] = syllable;
    }
  }
  return syllables;
}

/**
 * A line as pinyin for a speech engine: syllables with tone numbers, those of one word written together, commas and full stops for
 * the pauses. 12348 is read digit by digit, other numbers as number words (第42条 → 第四十二条), Latin letters by their
 * names. What cannot be read is left out.
 */
export function toPinyin(line: string): string {
  /** Read as they are, in the places of `#`. */
  const spelt: string[] = [];
  const text = line.replace(UNREADABLE, '').replace(/\d+|[A-Za-z]/g, (part) => {
    const letter = LETTERS[part.toLowerCase()];
    if (letter === undefined && part.length < HOTLINE_LENGTH) return numberWords(Number(part));
    spelt.push(letter ?? [...part].map((digit) => HOTLINE_DIGITS[Number(digit)]).join(' '));
    return '#';
  });
  const syllables = syllablesOf(text);
  let out = '';
  for (const { segment, index } of words.segment(text)) {
    const own = syllables.slice(index, index + segment.length);
    const mark = PAUSES[segment] ?? (segment === '#' ? undefined : '');
    if (mark) out += `${mark} `;
    else if (segment === '#') out += ` ${spelt.shift() ?? ''} `;
    else out += `${own.join('')} `;
  }
  return out
    .replace(/\s+([,.?])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
