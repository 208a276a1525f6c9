import { fontMeasure } from '../../test/render/fontWidths.mjs';

it('a Chinese character is as wide as it is high, a Latin one about half as wide, a bold one wider', () => {
  const measure = fontMeasure();
  expect(measure('律师', 50, false)).toBe(100);
  expect(measure('lawyer', 100, false)).toBeGreaterThan(250);
  expect(measure('lawyer', 100, true)).toBeGreaterThan(measure('lawyer', 100, false));
  expect(measure('lawyer', 100, true)).toBeLessThan(360);
});
