/** Colours are ARGB numbers, as Lightning wants them; lengths are pixels on a 1920 × 1080 screen. */
export const COLOR = {
  groundTop: 0xff0b1730,
  groundBottom: 0xff13294b,
  cardTop: 0xff1b3560,
  cardBottom: 0xff162c52,
  focusTop: 0xff254a86,
  focusBottom: 0xff1f3f74,
  sunk: 0xff0e1e3d,
  glass: 0xe0091228,
  plate: 0xcc050a18,
  nowTop: 0xff24507a,
  nowBottom: 0xff1b3f66,
  text: 0xfff4f7fb,
  soft: 0xffe3ecf8,
  black: 0xff000000,
  muted: 0xffb8c7de,
  gold: 0xfff2c14e,
  ink: 0xff1d1503,
  jade: 0xff3fb68b,
  jadeText: 0xff8be5c4,
  jadeTextLit: 0xffc9f7e6,
  jadeTop: 0xff125a43,
  jadeBottom: 0xff0c3d2e,
  jadeFocusBottom: 0xff0e4a37,
  jadeSub: 0xffddf3e8,
  coral: 0xffe8604c,
  redTop: 0xff9e2a1c,
  redBottom: 0xff7e1f13,
  emergencyTop: 0xff4a0d08,
  emergencyBottom: 0xff52100a,
  emergencyCard: 0xff4a0f08,
  emergencyHead: 0xffffe2a0,
  busy: 0xffef9b5c,
  off: 0xff8fa3c2,
  keyRed: 0xffa82216,
  keyRedLine: 0xfff58573,
  keyBlue: 0xff7db7f5,
  keyInk: 0xff140503,
  white: 0xffffffff,
  /** The dark end of a fade over a picture. */
  fade: 0xff070e20,
  /** Below a fade: what stands here is read over any picture. */
  faded: 0xf7070e20,
  fadeSide: 0xff0f2040,
  fadeLibrary: 0xff10223f,
  /** Dark plates over a picture, from dense to thin. */
  veil: 0xd9091228,
  veilLight: 0xb3091228,
  veilFaint: 0x99091228,
  /** The corners within which a paper is held. */
  frame: 0xff63e0b4,
  emergencyRain: 0xffff8a70,
  /** White, let through more or less: edges, rules and empty parts on any ground. */
  selfEdge: 0xe6ffffff,
  step: 0x4dffffff,
  bar: 0x40ffffff,
  track: 0x3dffffff,
  line: 0x33ffffff,
  meter: 0x2effffff,
  rim: 0x29ffffff,
  lineSoft: 0x26ffffff,
  rule: 0x24ffffff,
  chip: 0x17ffffff,
  shine: 0x0fffffff,
} as const;

/** Grounds of the initials of people without a portrait: white on each is 7:1 or more. */
export const FACE_GROUNDS = [0xff125a43, 0xff254a86, 0xff5b3b8c, 0xff6b4512, 0xff7e1f13, 0xff0f5666] as const;

/** What a piece of text is, so that its colour follows its surface: muted text becomes soft on a focused card. */
export type Tone =
  | 'text'
  | 'soft'
  | 'muted'
  | 'gold'
  | 'jade'
  | 'ink'
  | 'jadeSub'
  | 'emergencyHead'
  | 'keyInk'
  | 'white'
  | 'emergencyInk';

export const TONES: Record<Tone, { rest: number; lit: number }> = {
  text: { rest: COLOR.text, lit: COLOR.text },
  soft: { rest: COLOR.soft, lit: COLOR.soft },
  muted: { rest: COLOR.muted, lit: COLOR.soft },
  gold: { rest: COLOR.gold, lit: COLOR.gold },
  jade: { rest: COLOR.jadeText, lit: COLOR.jadeTextLit },
  ink: { rest: COLOR.ink, lit: COLOR.ink },
  jadeSub: { rest: COLOR.jadeSub, lit: COLOR.jadeSub },
  emergencyHead: { rest: COLOR.emergencyHead, lit: COLOR.emergencyHead },
  keyInk: { rest: COLOR.keyInk, lit: COLOR.keyInk },
  white: { rest: COLOR.white, lit: COLOR.white },
  emergencyInk: { rest: COLOR.emergencyCard, lit: COLOR.emergencyCard },
};

/** Colour of a tone; `lit` while its card has the focus. */
export function toneColor(tone: Tone, lit = false): number {
  return lit ? TONES[tone].lit : TONES[tone].rest;
}

/** Surfaces: colour at the top and at the bottom, at rest and with the focus. */
export const SURFACE = {
  card: { top: COLOR.cardTop, bottom: COLOR.cardBottom, focusTop: COLOR.focusTop, focusBottom: COLOR.focusBottom },
  sunk: { top: COLOR.sunk, bottom: COLOR.sunk, focusTop: COLOR.sunk, focusBottom: COLOR.sunk },
  jade: { top: COLOR.jadeTop, bottom: COLOR.jadeBottom, focusTop: COLOR.jadeTop, focusBottom: COLOR.jadeFocusBottom },
  red: { top: COLOR.redTop, bottom: COLOR.redBottom, focusTop: COLOR.redTop, focusBottom: COLOR.redBottom },
  now: { top: COLOR.nowTop, bottom: COLOR.nowBottom, focusTop: COLOR.focusTop, focusBottom: COLOR.focusBottom },
  glass: { top: COLOR.glass, bottom: COLOR.glass, focusTop: COLOR.glass, focusBottom: COLOR.glass },
  plate: { top: COLOR.plate, bottom: COLOR.plate, focusTop: COLOR.plate, focusBottom: COLOR.plate },
  emergency: {
    top: COLOR.emergencyCard,
    bottom: COLOR.emergencyCard,
    focusTop: COLOR.emergencyCard,
    focusBottom: COLOR.emergencyCard,
  },
  white: { top: COLOR.text, bottom: COLOR.text, focusTop: COLOR.text, focusBottom: COLOR.text },
  none: { top: 0, bottom: 0, focusTop: 0, focusBottom: 0 },
} as const;
export type Surface = keyof typeof SURFACE;

/** Text and surface pairs that the pages use; a test holds each at 7:1 or better. */
export const TEXT_PAIRS: ReadonlyArray<{ name: string; text: number; ground: readonly number[] }> = [
  { name: 'text on ground', text: COLOR.text, ground: [COLOR.groundTop, COLOR.groundBottom] },
  { name: 'muted on ground', text: COLOR.muted, ground: [COLOR.groundTop, COLOR.groundBottom] },
  { name: 'muted on card', text: COLOR.muted, ground: [COLOR.cardTop, COLOR.cardBottom] },
  { name: 'muted on sunk', text: COLOR.muted, ground: [COLOR.sunk] },
  { name: 'soft on focused card', text: COLOR.soft, ground: [COLOR.focusTop, COLOR.focusBottom] },
  { name: 'text on focused card', text: COLOR.text, ground: [COLOR.focusTop, COLOR.focusBottom] },
  { name: 'gold on card', text: COLOR.gold, ground: [COLOR.cardTop, COLOR.cardBottom] },
  { name: 'gold on ground', text: COLOR.gold, ground: [COLOR.groundTop, COLOR.groundBottom] },
  { name: 'ink on gold', text: COLOR.ink, ground: [COLOR.gold] },
  { name: 'jade on card', text: COLOR.jadeText, ground: [COLOR.cardTop, COLOR.cardBottom] },
  { name: 'jade on sunk', text: COLOR.jadeText, ground: [COLOR.sunk] },
  { name: 'lit jade on focused card', text: COLOR.jadeTextLit, ground: [COLOR.focusTop, COLOR.focusBottom] },
  { name: 'lit jade on now cell', text: COLOR.jadeTextLit, ground: [COLOR.nowTop, COLOR.nowBottom] },
  { name: 'text on jade ground', text: COLOR.text, ground: [COLOR.jadeTop, COLOR.jadeBottom] },
  { name: 'sub-text on jade ground', text: COLOR.jadeSub, ground: [COLOR.jadeTop, COLOR.jadeBottom] },
  { name: 'white on red ground', text: COLOR.white, ground: [COLOR.redTop, COLOR.redBottom] },
  { name: 'white on red key', text: COLOR.white, ground: [COLOR.keyRed] },
  { name: 'ink on green key', text: COLOR.keyInk, ground: [COLOR.jade] },
  { name: 'ink on blue key', text: COLOR.keyInk, ground: [COLOR.keyBlue] },
  { name: 'text on emergency', text: COLOR.text, ground: [COLOR.emergencyTop, COLOR.emergencyBottom] },
  { name: 'headline on emergency', text: COLOR.emergencyHead, ground: [COLOR.emergencyTop, COLOR.emergencyBottom] },
  { name: 'emergency ink on white', text: COLOR.emergencyCard, ground: [COLOR.text] },
];

/** How much of a card that cannot be chosen is seen. */
export const DISABLED_ALPHA = 0.6;

/** What is seen where a colour that lets some of what is below through lies on an opaque one. */
export function over(color: number, below: number, alpha = 1): number {
  const share = ((color >>> 24) / 255) * alpha;
  const channel = (shift: number): number =>
    Math.round(share * ((color >>> shift) & 0xff) + (1 - share) * ((below >>> shift) & 0xff));
  return (0xff000000 | (channel(16) << 16) | (channel(8) << 8) | channel(0)) >>> 0;
}

/** WCAG 2 relative luminance of an opaque ARGB colour. */
function luminance(color: number): number {
  const channel = (shift: number): number => {
    const value = ((color >>> shift) & 0xff) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

/** WCAG 2 contrast ratio of two opaque colours, 1 to 21. */
export function contrast(a: number, b: number): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

export type TextRole = 'display' | 'title' | 'h2' | 'tile' | 'body' | 'caption' | 'subtitle' | 'clock' | 'digit';

export interface TextStyle {
  readonly size: number;
  readonly bold: boolean;
  /** Multiple of the size. */
  readonly leading: number;
}

/** How large texts are: as many on a page as can be read from a chair, large, or for people who see very little. */
export const TEXT_SIZES = ['standard', 'elder', 'largest'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

const STYLES: Record<TextRole, Record<TextSize, number> & { bold: boolean; leading: number }> = {
  display: { standard: 128, elder: 160, largest: 200, bold: true, leading: 1.2 },
  title: { standard: 60, elder: 76, largest: 92, bold: true, leading: 1.3 },
  h2: { standard: 48, elder: 60, largest: 76, bold: true, leading: 1.3 },
  tile: { standard: 44, elder: 56, largest: 72, bold: true, leading: 1.3 },
  body: { standard: 36, elder: 46, largest: 64, bold: false, leading: 1.4 },
  caption: { standard: 34, elder: 46, largest: 60, bold: false, leading: 1.35 },
  subtitle: { standard: 54, elder: 64, largest: 84, bold: true, leading: 1.36 },
  clock: { standard: 52, elder: 76, largest: 88, bold: true, leading: 1.2 },
  digit: { standard: 36, elder: 46, largest: 60, bold: true, leading: 1 },
};

/** Nothing that a resident must read is smaller than this, in pixels of 1920 × 1080. */
export const MIN_TEXT_SIZE: Readonly<Record<TextSize, number>> = { standard: 30, elder: 45, largest: 60 };

export function textStyle(role: TextRole, text: TextSize): TextStyle {
  const { [text]: size, bold, leading } = STYLES[role];
  return { size, bold, leading };
}

export const SCREEN = { w: 1920, h: 1080, marginX: 96, marginY: 54 } as const;
/** The home page's live window: 40.1 % of the screen. */
export const LIVE_WINDOW = { x: 96, y: 150, w: 1216, h: 684 } as const;
export const RADIUS = { card: 24, ring: 36, chip: 20, digit: 16, cap: 14 } as const;
/** Seconds; Lightning's transitions count in seconds. */
export const MOTION = {
  focus: 0.16,
  pageIn: 0.2,
  pageOut: 0.12,
  rail: 0.22,
  barUp: 0.2,
  barDown: 0.24,
  toast: 0.18,
} as const;
