import fc from 'fast-check';
import { type FitSpec, fitText } from './fitText.js';

/** Each character as wide as its size. */
const measure = (text: string, size: number) => [...text].length * size;
const place = { size: 46, bold: false, leading: 1.3, w: 460, rows: 1, oneLine: true };
const set = (text: string, change: Partial<FitSpec> = {}) => fitText({ ...place, text, ...change }, measure);

describe('fitText', () => {
  it('leaves a text that fits as it is', () => {
    expect(set('法律援助中心')).toEqual({ size: 46, lines: ['法律援助中心'], lineHeight: 60, lower: 0 });
  });
  it('makes a longer one smaller on its line, and a still longer one two lines in the same place', () => {
    expect(set('法律援助中心副主任三级律')).toMatchObject({ size: 38, lines: ['法律援助中心副主任三级律'] });
    const two = set('云河区法律援助中心副主任三级律师周敏周敏');
    expect(two.lines).toHaveLength(2);
    expect(two.lines.join('')).toBe('云河区法律援助中心副主任三级律师周敏周敏');
    expect(two.lines.length * two.lineHeight).toBeLessThanOrEqual(60 * 1.15);
  });
  it('sets a paragraph smaller on more lines rather than cut', () => {
    const text = '解答法律问题'.repeat(6);
    const paragraph = set(text, { rows: 2, oneLine: false, leading: 1.4 });
    expect(paragraph.size).toBeLessThan(46);
    expect(paragraph.lines.join('')).toBe(text);
    expect(paragraph.lines.length * paragraph.lineHeight).toBeLessThanOrEqual(2 * Math.round(46 * 1.4));
  });
  it('never is higher than its place or wider, and loses nothing that has room in the smallest size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        (n, rows, oneLine) => {
          const text = '水'.repeat(n);
          const { lines, lineHeight, size } = set(text, { rows: oneLine ? 1 : rows, oneLine });
          expect(lines.length * lineHeight).toBeLessThanOrEqual((oneLine ? 1.15 : rows) * 60 + 1);
          for (const line of lines) expect(measure(line, size)).toBeLessThanOrEqual(place.w);
          const room = Math.floor(((oneLine ? 1.15 : rows) * 60) / 26) * Math.floor(place.w / 22);
          if (n <= room) expect(lines.join('')).toBe(text);
          else expect(lines.at(-1)?.endsWith('…')).toBe(true);
        },
      ),
    );
  });
});
