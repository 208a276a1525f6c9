import { citationLines } from './citations.js';
import { phrased } from './phrased.js';
import { layPages, type Paragraph } from './textPages.js';

const wide = (text: string): number => [...text].length;

describe('phrased', () => {
  it.each([
    ['您现在领低保、特困供养或者优抚补助吗？', '您现在领低保、特困供养\n或者优抚补助吗？'],
    [
      '领着这些补助的人，不用再证明家里困难，少跑一趟，也少等几天。',
      '领着这些补助的人，\n不用再证明家里困难，\n少跑一趟，也少等几天。',
    ],
    ['法律照顾这些人，不再核查家里收入。', '法律照顾这些人，\n不再核查家里收入。'],
    ['没有停顿的一句话两行差不多长吧', '没有停顿的一句话\n两行差不多长吧'],
    ['短，句', '短，句'],
    ['法律规定，这类事请不起律师的人可以申请', '法律规定，\n这类事请不起律师的人可以申请'],
    ['依照法律援助法第三十一条第五项办', '依照法律援助法\n第三十一条第五项办'],
  ])('%s', (text, broken) => expect(phrased(text, 14, wide)).toBe(broken));
});

describe('citationLines', () => {
  const law = (zh: string, en: string) => ({ zh, en });
  const citations = [
    law('《法律援助法》第三十一条第五项', 'Legal Aid Law, Art. 31 (5)'),
    law('《法律援助法》第四十二条第二项', 'Legal Aid Law, Art. 42 (2)'),
    law('《民法典》', 'Civil Code'),
  ];
  it('puts the articles of a law together', () => {
    expect(citationLines(citations, 'zh-CN')).toEqual([
      '《法律援助法》第三十一条第五项、第四十二条第二项',
      '《民法典》',
    ]);
    expect(citationLines(citations, 'en')).toEqual(['Legal Aid Law, Art. 31 (5), 42 (2)', 'Civil Code']);
  });
});

describe('layPages', () => {
  const frame = { w: 10, h: 60, firstH: 30, size: 5, measure: (text: string) => wide(text) };
  const paragraphs: Paragraph[] = [
    { text: '标题', heading: true },
    { text: '一二三四五六七八九十'.repeat(7), mark: '1' },
    { text: '另一段' },
    { text: '又一个标题', heading: true, later: true },
    { text: '末尾的话', under: true },
  ];
  const pages = layPages(paragraphs, { ...frame, w: 74 });

  it('loses nothing', () => {
    const text = pages
      .flat()
      .map(({ lines }) => lines.join(''))
      .join('');
    expect(text).toBe(paragraphs.map((paragraph) => paragraph.text).join(''));
  });
  it('never ends a page with a heading', () => {
    for (const page of pages) expect(page[page.length - 1]?.paragraph.heading).toBeUndefined();
  });
  it('keeps what comes later off the first page', () => {
    const short = layPages([{ text: '一' }, { text: '二', heading: true, later: true }, { text: '三' }], {
      ...frame,
      w: 74,
    });
    expect(short.map((page) => page.map(({ paragraph }) => paragraph.text))).toEqual([['一'], ['二', '三']]);
  });
  it('leaves no page with a sentence alone, where the pages before it can give some', () => {
    const sentence = { text: '一二三四五六七八九十' };
    const set = (count: number) =>
      layPages(Array<Paragraph>(count).fill(sentence), { ...frame, w: 74, h: 100, firstH: 60 }).map(
        (page) => page.length,
      );
    for (let count = 1; count <= 60; count += 1) {
      const lengths = set(count);
      expect(lengths.reduce((sum, one) => sum + one, 0)).toBe(count);
      if (lengths.length > 2) expect(lengths.at(-1)).toBeGreaterThan(1);
    }
  });
  it('marks what goes on from the page before', () => {
    const tall = layPages([{ text: '一二三四五六七八九十'.repeat(20), mark: '1' }], { ...frame, w: 74 });
    expect(tall.length).toBeGreaterThan(1);
    expect(tall[1]?.[0]?.continued).toBe(true);
  });
});
