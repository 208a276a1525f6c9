/** How a picture is encoded for a line: an encoder finds that out only after seconds of bad pictures. */
export interface PictureSize {
  /** Width and height are divided by this. */
  readonly scale: number;
  readonly framesPerS: number;
}

interface Step extends PictureSize {
  /** The smallest rate at which this size still looks clean for a face, bit/s. */
  readonly fromBps: number;
}

/** From 1280 × 720: 720p, 480p, 360p, 240p, 180p, 120p. */
const STEPS: readonly Step[] = [
  { fromBps: 650_000, scale: 1, framesPerS: 30 },
  { fromBps: 350_000, scale: 1.5, framesPerS: 30 },
  { fromBps: 180_000, scale: 2, framesPerS: 24 },
  { fromBps: 90_000, scale: 3, framesPerS: 15 },
  { fromBps: 45_000, scale: 4, framesPerS: 12 },
  { fromBps: 0, scale: 6, framesPerS: 12 },
];
/** A larger size waits for so much more than it needs: a line at the border would change the picture all the time. */
const MARGIN = 1.15;

/** The largest size for a rate. @param present the size so far, which stays while the rate is near its border */
export function pictureSize(limitBps: number | null, present: PictureSize): PictureSize {
  if (limitBps === null) return LARGEST;
  const fitting = (margin: number) => STEPS.find(({ fromBps }) => limitBps >= fromBps * margin) ?? LARGEST;
  const size = fitting(1);
  return size.scale < present.scale ? fitting(MARGIN) : size;
}

export const LARGEST: PictureSize = { scale: 1, framesPerS: 30 };
