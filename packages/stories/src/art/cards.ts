import type { Citation } from '../script/story.js';
import { rect, text } from './markup.js';

const GIST_CHARS_A_LINE = 24;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Breaks Chinese text into lines of about `limit` characters, between words; a closing mark never begins a line. */
export function breakLines(text: string, limit: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { segment } of words.segment(text)) {
    if (line.length + segment.length > limit && !'，。；：、！？”》）'.includes(segment)) {
      lines.push(line);
      line = '';
    }
    line += segment;
  }
  if (line) lines.push(line);
  return lines;
}

/** The lower third with the law and its article; it leaves the bottom eighth of the picture to the subtitles. */
export function citationCard(citation: Citation): string {
  const gist = breakLines(citation.gist.zh, GIST_CHARS_A_LINE);
  const height = 84 + gist.length * 44 + 12;
  const top = 796 - height;
  const heading = `${citation.law.zh}${citation.article.zh}`;
  const width = Math.max(heading.length * 37 + 110, Math.max(...gist.map((line) => line.length)) * 35 + 100);
  let o =
    rect(70, top + 8, width, height, '#000', 20, 'opacity=".3"') +
    rect(70, top, width, height, '#0B1730', 20, 'opacity=".95"');
  o +=
    rect(70, top + 22, 10, height - 44, '#F2C14E', 5) +
    text(112, top + 56, heading, { size: 36, fill: '#F7D36B', spacing: 1 });
  for (const [k, line] of gist.entries())
    o += text(112, top + 108 + k * 44, line, { size: 34, fill: '#FFFFFF', bold: false, spacing: 1 });
  return o;
}
