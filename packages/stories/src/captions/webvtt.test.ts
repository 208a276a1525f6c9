import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readWebVtt } from '../testing/read-webvtt.js';
import { webVtt, webVttSegments } from './webvtt.js';

const cues = [
  { startMs: 720, endMs: 3500, text: '讨薪 & <工资>' },
  { startMs: 3900, endMs: 5000, text: '第二句' },
];

describe('webVtt', () => {
  it('writes times and escapes markup', () => {
    expect(webVtt(cues)).toBe(
      'WEBVTT\n\n1\n00:00:00.720 --> 00:00:03.500\n讨薪 &amp; &lt;工资&gt;\n\n2\n00:00:03.900 --> 00:00:05.000\n第二句\n',
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
    expect(third).toBe('WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n');
  });

  it('gives every cue back as it went in, once for a player that knows a number again', () => {
    const anyCues = fc.array(
      fc.record({
        gapMs: fc.integer({ min: 0, max: 5000 }),
        lengthMs: fc.integer({ min: 1, max: 9000 }),
        text: fc.constantFrom('讨薪', 'a < b & c > d', '&lt;', '第一行\n第二行', '1'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(anyCues, (gaps) => {
        let atMs = 0;
        const given = gaps.map(({ gapMs, lengthMs, text }) => {
          const startMs = atMs + gapMs;
          atMs = startMs + lengthMs;
          return { startMs, endMs: atMs, text };
        });
        const segmentMs = Array<number>(Math.ceil(atMs / 4000)).fill(4000);
        const pieces = webVttSegments(given, segmentMs).map(readWebVtt);
        const seen = new Map<string, object>();
        for (const { number, ...cue } of pieces.flat()) {
          expect(seen.get(number) ?? cue).toEqual(cue);
          seen.set(number, cue);
        }
        expect([...seen.entries()]).toEqual(given.map((cue, index) => [`${index + 1}`, cue]));
        expect(readWebVtt(webVtt(given)).map(({ number: _, ...cue }) => cue)).toEqual(given);
      }),
    );
  });
});
