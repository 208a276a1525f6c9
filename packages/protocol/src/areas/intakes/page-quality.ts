import type { CaptureKind, PaperPage } from './paper.js';

/** Sides of what is photographed, in inches: A4 (ISO 216), and an identity card (ISO/IEC 7810 ID-1). */
const SIDES: Readonly<Record<CaptureKind, { readonly long: number; readonly short: number } | null>> = {
  document: { long: 11.69, short: 8.27 },
  identity_front: { long: 3.37, short: 2.13 },
  identity_back: { long: 3.37, short: 2.13 },
  // Nobody reads a person.
  person: null,
};

/**
 * Dots an inch below which small print is a guess. 150 are wanted; a camera of 1920 × 1080 gives 130 of a page that
 * fills its frame, one of 1280 × 720 only 87.
 */
const LEAST_DPI = 110;
/** As `sharpnessOf` measures: 10-point print is a grey line below it, and seldom under 300 when it can be read. */
const LEAST_SHARPNESS = 150;

export type PageQuality = 'good' | 'small' | 'blurred';

/** Whether print on the picture can be read, as far as its size and sharpness say. Not measured counts as sharp. */
export function pageQuality(
  kind: CaptureKind,
  { width, height, sharpness }: Pick<PaperPage, 'width' | 'height' | 'sharpness'>,
): PageQuality {
  const sides = SIDES[kind];
  if (!sides) return 'good';
  if (sharpness !== null && sharpness < LEAST_SHARPNESS) return 'blurred';
  const dpi = Math.min(Math.max(width, height) / sides.long, Math.min(width, height) / sides.short);
  return dpi < LEAST_DPI ? 'small' : 'good';
}
