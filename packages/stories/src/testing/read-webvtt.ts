import type { Cue } from '../captions/webvtt.js';

const TIMING = /^(\d{2,}):(\d{2}):(\d{2})\.(\d{3}) --> (\d{2,}):(\d{2}):(\d{2})\.(\d{3})$/;

/** The cues of a WebVTT file by the letter of W3C WebVTT 1, section 4: number, times and text. Throws at what does not fit. */
export function readWebVtt(source: string): (Cue & { number: string })[] {
  const [header, ...blocks] = source.trimEnd().split('\n\n');
  if (!header?.startsWith('WEBVTT')) throw new SyntaxError('no WEBVTT header');
  return blocks.map((block) => {
    const [number = '', timing = '', ...lines] = block.split('\n');
    const [, ...parts] = TIMING.exec(timing) ?? [];
    if (parts.length === 0) throw new SyntaxError(`no timing in ${JSON.stringify(block)}`);
    const ms = ([h, m, s, rest]: string[]) => ((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1000 + Number(rest);
    const text = lines.join('\n').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
    return { number, startMs: ms(parts.slice(0, 4)), endMs: ms(parts.slice(4)), text };
  });
}
