import { describe, expect, it } from '@jest/globals';
import { breakLines } from './cards.js';

describe('breakLines', () => {
  it('keeps words whole and closing marks at the end of a line', () => {
    const text = '分包单位拖欠农民工工资的，由施工总承包单位先行清偿，再依法进行追偿。';
    const lines = breakLines(text, 24);
    expect(lines.join('')).toBe(text);
    for (const line of lines) {
      expect(line.length).toBeLessThanOrEqual(25);
      expect(line).not.toMatch(/^[，。；、！？”》）]/);
      expect(line).not.toMatch(/清$/);
    }
  });

  it('leaves a short text on one line', () => {
    expect(breakLines('两人平摊。', 24)).toEqual(['两人平摊。']);
  });
});
