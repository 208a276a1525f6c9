import { sampleHome } from '@falink/fixtures';
import type { Locale } from '@falink/protocol';
import { extractText, getDocumentProxy } from 'unpdf';
import { guidePdf } from './guide-pdf.js';
import { guideText } from './guide-text.js';

const home = sampleHome();
const COMMUNITY = '莫力达瓦达斡尔族自治旗尼尔基镇纳文西街社区';
const long = {
  ...home,
  site: { ...home.site, name: `${COMMUNITY}公共法律服务室` },
  terminal: { ...home.terminal, name: `${COMMUNITY} 3 号楼 2 单元` },
  adviser: home.adviser && {
    ...home.adviser,
    name: '乌云其其格·额尔德尼巴特尔',
    hours: '每月第一、第三个星期三\n上午 9:00～11:00，下午 14:30～17:00',
    phone: '0470-4612348 转 8001',
  },
};
const CASES = [
  ['zh-CN', home],
  ['en', home],
  ['zh-CN', long],
  ['en', long],
  ['zh-CN', { ...home, adviser: null }],
] as const satisfies readonly (readonly [Locale, typeof home])[];

it.each(CASES)('is one page with everything on it, and small enough to send (%s)', async (locale, of) => {
  const words = guideText({ home: of, serial: 'TV-2026-000187' }, locale);
  const file = await guidePdf(words);
  expect(file.length).toBeLessThan(200_000);
  const pdf = await getDocumentProxy(new Uint8Array(file));
  expect(pdf.numPages).toBe(1);
  const { text } = await extractText(pdf, { mergePages: true });
  const said = text.replace(/\s/g, '');
  const { keys, caps, sentences, calls, place, number, title } = words;
  const all = [...Object.values(keys), ...Object.values(caps), ...sentences, place, number, title];
  for (const part of [...all, ...calls.flatMap(Object.values)]) expect(said).toContain(part.replace(/\s/g, ''));
  // The five sentences are read from a table.
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const sizes = new Map(items.flatMap((item) => ('str' in item ? [[item.str.trim(), item.height] as const] : [])));
  for (const [piece, size] of sizes)
    if (piece.length > 4 && sentences.some((sentence) => sentence.includes(piece)))
      expect(size).toBeGreaterThanOrEqual(16);
});
