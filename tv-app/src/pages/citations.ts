import type { Locale, Text } from '@falink/protocol';
import { pick } from '../locales/index.js';

/** Articles of the same law in one line: 《法律援助法》第三十一条第五项、第四十二条第二项. */
export function citationLines(citations: readonly Text[], locale: Locale): string[] {
  const mark = locale === 'en' ? ', Art. ' : '》';
  const articles = new Map<string, string[]>();
  for (const citation of citations) {
    const text = pick(citation, locale);
    const at = text.indexOf(mark);
    const law = at < 0 ? text : text.slice(0, at + (locale === 'en' ? 0 : 1));
    const rest = at < 0 ? '' : text.slice(at + mark.length);
    articles.set(law, [...(articles.get(law) ?? []), ...(rest === '' ? [] : [rest])]);
  }
  return [...articles].map(([law, rest]) => {
    if (rest.length === 0) return law;
    if (locale === 'en') return `${law}, Art. ${rest.join(', ')}`;
    return `${law}${rest.join('、')}`;
  });
}
