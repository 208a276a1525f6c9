/** Who sets a figure. A district enters its province's figure in the place of a provincial one, never of a national one. */
export const FIGURE_LEVELS = ['national', 'provincial'] as const;
export type FigureLevel = (typeof FIGURE_LEVELS)[number];

/** What a district may enter in the place of a provincial figure; amounts and percents are decimal strings. */
export const OVERRIDE_TYPES = ['amount', 'percent', 'amount_range'] as const;
export type OverrideType = (typeof OVERRIDE_TYPES)[number];
