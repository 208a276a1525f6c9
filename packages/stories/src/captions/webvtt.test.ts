import { describe, expect, it } from '@jest/globals';
import { webVtt, webVttSegments } from './webvtt.js';

const cues = [
  { startMs: 720, endMs: 3500, text: '讨薪 & <工资>' },
  { startMs: 3900, endMs: 5000, text: '第二句' },
];

describe('webVtt', () => {
  it('writes times and escapes markup', () => {
    expect(webVtt(cues)).toBe(
      'WEBVTT\n\n00:00:00.720 --> 00:00:03.500\n讨薪 &amp; &lt;工资&gt;\n\n00:00:03.900 --> 00:00:05.000\n第二句\n',
    );
  });

  it('carries hours', () => {
    expect(webVtt([{ startMs: 3_723_004, endMs: 3_724_000, text: 'x' }])).toContain('01:02:03.004 --> 01:02:04.000');
  });
});

describe('webVttSegments', () => {
  it('puts a cue that spans a border into both pieces, with its true times', () => {
    const [first, second, third] = webVttSegments(cues, [4000, 4000, 2000]);
    expect(first).toContain('讨薪');
    expect(first).toContain('00:00:03.900 --> 00:00:05.000');
    expect(second).toContain('00:00:03.900 --> 00:00:05.000');
    expect(second).not.toContain('讨薪');
    expect(third).toBe('WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n');
  });
});
