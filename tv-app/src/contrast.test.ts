import { routes } from './routes.js';
import type { PageId } from './session/Navigator.js';
import { PAGE_TRAITS } from './session/pageTraits.js';
import { fullPage } from './testing/fullPage.js';
import { renderPage } from './testing/render.js';
import { COLOR, contrast, DISABLED_ALPHA, over, SURFACE, type Surface, TEXT_SIZES, TONES, type Tone } from './theme.js';

// WCAG 2.2: 1.4.3 (text), 1.4.11 (what is needed to see where one is).
const TEXT = 4.5;
const SIGN = 3;

/** The brightest and the darkest frame that a video or a picture can show. */
const FRAMES = [0xffffffff, 0xff000000] as const;
const GROUND = [COLOR.groundTop, COLOR.groundBottom] as const;
const EMERGENCY = [COLOR.emergencyTop, COLOR.emergencyBottom] as const;

/** The tones that stand on each surface. */
const ON: Readonly<Record<Exclude<Surface, 'none'>, readonly Tone[]>> = {
  card: ['text', 'soft', 'muted', 'gold', 'jade', 'white'],
  sunk: ['text', 'soft', 'muted', 'gold', 'jade'],
  jade: ['text', 'jadeSub', 'white'],
  red: ['text', 'white'],
  now: ['text', 'soft', 'gold', 'jade'],
  glass: ['text', 'soft', 'gold', 'white'],
  plate: ['text', 'soft', 'white'],
  emergency: ['text', 'soft', 'emergencyHead', 'white'],
  white: ['emergencyInk'],
};

/** What a translucent colour looks like over whatever may be below it. */
const seen = (color: number, below: readonly number[]): readonly number[] =>
  color >>> 24 === 0xff ? [color] : below.map((frame) => over(color, frame));
const least = (text: number, grounds: readonly number[]): number =>
  Math.min(...grounds.map((ground) => contrast(text, ground)));

it('lays a translucent colour over another', () => {
  expect(over(0x80ffffff, 0xff000000)).toBe(0xff808080);
  expect(over(0xff123456, 0xffffffff)).toBe(0xff123456);
  expect(over(0xffffffff, 0xff000000, 0.5)).toBe(0xff808080);
});

describe('text has a contrast of 4.5:1, whatever its size', () => {
  const pairs = Object.entries(ON).flatMap(([surface, tones]) =>
    tones.map((tone) => [tone, surface as keyof typeof ON] as const),
  );

  it.each(pairs)('%s on %s, at rest and with the focus', (tone, surface) => {
    const { top, bottom, focusTop, focusBottom } = SURFACE[surface];
    const at = (colors: readonly number[]) => colors.flatMap((color) => seen(color, FRAMES));
    expect(least(TONES[tone].rest, at([top, bottom]))).toBeGreaterThanOrEqual(TEXT);
    expect(least(TONES[tone].lit, at([focusTop, focusBottom]))).toBeGreaterThanOrEqual(TEXT);
  });

  it.each(['text', 'soft', 'muted', 'gold', 'jade', 'white'] as const)('%s on the ground', (tone) => {
    expect(least(TONES[tone].rest, GROUND)).toBeGreaterThanOrEqual(TEXT);
  });

  it.each(['text', 'soft', 'jade', 'emergencyHead'] as const)('%s on the ground of an emergency', (tone) => {
    expect(least(TONES[tone].rest, EMERGENCY)).toBeGreaterThanOrEqual(TEXT);
  });

  it.each([
    ['the bar of a film', COLOR.faded, ['text', 'soft', 'muted', 'white']],
    ['a page over a film, in the largest letters', COLOR.veil, ['text', 'soft', 'jade', 'gold']],
    ['a subtitle', COLOR.plate, ['text']],
    ['a plate with a few words', COLOR.veilLight, ['text', 'soft', 'white']],
  ] as const)('on %s, over a white frame and over a black one', (_, ground, tones) => {
    for (const tone of tones) expect(least(TONES[tone].rest, seen(ground, FRAMES))).toBeGreaterThanOrEqual(TEXT);
  });

  it.each([
    ['ink', COLOR.gold],
    ['keyInk', COLOR.jade],
    ['keyInk', COLOR.gold],
    ['keyInk', COLOR.keyBlue],
    ['white', COLOR.keyRed],
    ['text', COLOR.emergencyCard],
  ] as const)('%s on a key of the colour %#', (tone, ground) => {
    expect(contrast(TONES[tone].rest, ground)).toBeGreaterThanOrEqual(TEXT);
  });

  it('what cannot be chosen is named as such and can still be read', () => {
    for (const ground of GROUND) {
      const card = over(COLOR.cardTop, ground, DISABLED_ALPHA);
      for (const tone of ['text', 'soft'] as const)
        expect(contrast(over(TONES[tone].rest, card, DISABLED_ALPHA), card)).toBeGreaterThanOrEqual(TEXT);
    }
  });
});

it.each([
  ['a card', [COLOR.focusTop, COLOR.focusBottom]],
  ['the green card', [COLOR.jadeTop, COLOR.jadeFocusBottom]],
  ['the red card', [COLOR.redTop, COLOR.redBottom]],
  ['a card of an emergency', [COLOR.emergencyCard]],
  ['the ground', GROUND],
  ['the ground of an emergency', EMERGENCY],
  ['the bar of a film, over a white frame and over a black one', seen(COLOR.faded, FRAMES)],
  ['a page over a film', seen(COLOR.veil, FRAMES)],
] as const)('the ring of the focus has 3:1 against %s', (_, side) => {
  expect(least(COLOR.gold, side)).toBeGreaterThanOrEqual(SIGN);
});

describe('every text of a page has the colour of a tone', () => {
  const known = new Set<number>(Object.values(TONES).flatMap(({ rest, lit }) => [rest, lit]));
  it.each(Object.keys(PAGE_TRAITS) as PageId[])('%s', async (id) => {
    for (const text of TEXT_SIZES) {
      const page = await renderPage(routes[id], { ...fullPage(id), text });
      await page.update();
      const strange = page
        .tree()
        .filter((one) => one.text?.trim() && one.colors.some((color) => !known.has(color)))
        .map((one) => `${one.text} ${one.colors[0].toString(16)}`);
      page.close();
      expect(strange).toEqual([]);
    }
  });
});
