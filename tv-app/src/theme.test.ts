import { contrast, MIN_TEXT_SIZE, TEXT_PAIRS, TEXT_SIZES, type TextRole, textStyle } from './theme.js';

describe('theme', () => {
  it.each(TEXT_PAIRS.map((pair) => [pair.name, pair] as const))('%s reaches 7:1', (_name, pair) => {
    for (const ground of pair.ground) expect(contrast(pair.text, ground)).toBeGreaterThanOrEqual(7);
  });

  it('measures contrast as WCAG defines it', () => {
    expect(contrast(0xff000000, 0xffffffff)).toBeCloseTo(21, 5);
    expect(contrast(0xff777777, 0xffffffff)).toBeCloseTo(4.48, 2);
  });

  it('has no role under the smallest sizes', () => {
    const roles: TextRole[] = ['display', 'title', 'h2', 'tile', 'body', 'caption', 'subtitle', 'clock', 'digit'];
    for (const role of roles) {
      const sizes = TEXT_SIZES.map((text) => textStyle(role, text).size);
      for (const [at, text] of TEXT_SIZES.entries())
        expect(sizes[at]).toBeGreaterThanOrEqual(Math.max(MIN_TEXT_SIZE[text], (sizes[at - 1] ?? 0) + 1));
    }
  });
});
