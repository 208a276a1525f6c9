/** One subtitle: seconds from the start of the video. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const TIMING = /^(?:(\d{2,}):)?(\d{2}):(\d{2})\.(\d{3})\s+-->\s+(?:(\d{2,}):)?(\d{2}):(\d{2})\.(\d{3})/;

/** Reads WebVTT cues (W3C WebVTT 1, section 4): times and text; settings, styles and tags are left out. */
export function parseWebVtt(source: string): Cue[] {
  const cues: Cue[] = [];
  for (const block of source.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => TIMING.test(line));
    const match = at < 0 ? null : TIMING.exec(lines[at] ?? '');
    if (!match) continue;
    const seconds = (from: number): number =>
      Number(match[from] ?? 0) * 3600 +
      Number(match[from + 1]) * 60 +
      Number(match[from + 2]) +
      Number(match[from + 3]) / 1000;
    const text = lines
      .slice(at + 1)
      .join('\n')
      .replace(/<[^>]*>/g, '')
      .trim();
    if (text !== '') cues.push({ start: seconds(1), end: seconds(5), text });
  }
  return cues;
}

/** The text at a moment, or nothing. Cues are in order of time. */
export function cueAt(cues: readonly Cue[], seconds: number): string {
  for (const cue of cues) {
    if (cue.start > seconds) return '';
    if (seconds < cue.end) return cue.text;
  }
  return '';
}
