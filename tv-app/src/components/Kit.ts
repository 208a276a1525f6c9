import type { Translate } from '../locales/index.js';
import {
  COLOR,
  MIN_TEXT_SIZE,
  SURFACE,
  type Surface,
  type TextRole,
  type TextSize,
  type Tone,
  textStyle,
} from '../theme.js';
import { artUrl } from './art.js';
import { Chip } from './Chip.js';
import { DigitBadge } from './DigitBadge.js';
import { cut, type FittedText, fitText } from './fitText.js';
import { FONT_FACE, type Measure } from './font.js';
import { Icon } from './Icon.js';
import { Label } from './Label.js';
import { breakLines } from './lineBreak.js';
import { NineSlice, SHADOW } from './NineSlice.js';
import type { Node } from './node.js';
import { Option, type OptionSpec } from './Option.js';
import { Picture } from './Picture.js';
import { Rounded } from './Rounded.js';

export interface LabelSpec {
  readonly text: string;
  readonly x?: number;
  readonly y?: number;
  readonly role?: TextRole;
  /** Overrides the role's size. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly tone?: Tone;
  /** Wraps within this width; without it the text is one line. */
  readonly w?: number;
  /** In the place of so many lines of its size; a longer text is smaller, on more lines. */
  readonly lines?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly leading?: number;
  /** Stays on one line, smaller; what would be smaller than 30 px stands on two in its place. */
  readonly fit?: boolean;
}

/** How much lower Lightning's middle alignment sets Noto Sans than a browser does, as a share of the size. */
const BASELINE_SHIFT = 0.064;

const NO_OPTION: OptionSpec = { id: '', label: '', digit: null, disabled: true, select: () => undefined };

/** Makes templates of the parts that all pages share, in the size and the language in use. */
export class Kit {
  constructor(
    readonly text: TextSize,
    readonly t: Translate,
    readonly measure: Measure,
    /** The option of the page's scene with an id. Left out where nothing can be chosen: for widgets and for measuring. */
    private readonly bind: (id: string) => OptionSpec = () => NO_OPTION,
  ) {}

  /** Larger than standard: simpler pages. */
  get elder(): boolean {
    return this.text !== 'standard';
  }

  /** The value for the size in use. A part that is drawn in the largest size too gives three. */
  pick<T>(standard: T, elder: T, largest = elder): T {
    return { standard, elder, largest }[this.text];
  }

  size(role: TextRole): number {
    return textStyle(role, this.text).size;
  }

  width(text: string, role: TextRole, bold?: boolean, size?: number): number {
    const style = textStyle(role, this.text);
    return Math.ceil(this.measure(text, size ?? style.size, bold ?? style.bold));
  }

  /** Lines that a text takes at a width. */
  lines(spec: LabelSpec): string[] {
    const style = textStyle(spec.role ?? 'body', this.text);
    const size = spec.size ?? style.size;
    const bold = spec.bold ?? style.bold;
    const measure = (piece: string) => this.measure(piece, size, bold);
    if (spec.w === undefined) return spec.text.split('\n');
    const lines = breakLines(spec.text, spec.w, measure);
    if (spec.lines === undefined || lines.length <= spec.lines) return lines;
    return cut(lines, spec.lines, spec.w, measure);
  }

  /** In the largest size nothing is made smaller than can be read: it takes more lines, or another page. */
  private get least(): { least?: number } {
    return this.text === 'largest' ? { least: MIN_TEXT_SIZE.largest } : {};
  }

  label(spec: LabelSpec): Node {
    const style = textStyle(spec.role ?? 'body', this.text);
    const bold = spec.bold ?? style.bold;
    const leading = spec.leading ?? style.leading;
    const size = spec.size ?? style.size;
    const { w, lines: rows = 1, fit = false } = spec;
    const place = { text: spec.text, size, bold, leading };
    const isBound = w !== undefined && (fit || spec.lines !== undefined);
    const set: FittedText = isBound
      ? fitText({ ...place, w, rows: fit ? 1 : rows, oneLine: fit, ...this.least }, this.measure)
      : { size, lines: this.lines(spec), lineHeight: Math.round(size * leading), lower: 0 };
    const align = spec.align ?? 'left';
    return {
      type: Label,
      x: spec.x ?? 0,
      y: Math.round((spec.y ?? 0) + set.lower - set.size * BASELINE_SHIFT),
      mountX: align === 'center' ? 0.5 : align === 'right' ? 1 : 0,
      text: {
        text: set.lines.join('\n'),
        fontFace: FONT_FACE,
        fontStyle: bold ? 'bold' : 'normal',
        fontSize: set.size,
        lineHeight: set.lineHeight,
        textAlign: align,
        verticalAlign: 'middle',
      },
      tone: spec.tone ?? 'text',
    };
  }

  panel(spec: {
    x: number;
    y: number;
    w: number;
    h: number;
    surface: Surface;
    radius?: number;
    shadow?: boolean;
  }): Node {
    const surface = SURFACE[spec.surface];
    const sunk = spec.surface === 'sunk';
    const radius = spec.radius ?? 24;
    return {
      x: spec.x,
      y: spec.y,
      w: spec.w,
      h: spec.h,
      ...(spec.shadow !== false &&
        !sunk && { Shadow: { type: NineSlice, y: 16, around: { spec: SHADOW, w: spec.w, h: spec.h } } }),
      Ground: {
        type: Rounded,
        w: spec.w,
        h: spec.h,
        colorTop: surface.top,
        colorBottom: surface.bottom,
        shape: sunk ? { radius, line: 2, lineColor: 0x12ffffff } : { radius },
      },
      ...(spec.surface === 'card' && {
        Line: { x: radius, w: spec.w - 2 * radius, h: 2, rect: true, color: COLOR.shine },
      }),
    };
  }

  /** A plain rectangle with round corners; `still` when its size does not change. */
  box(spec: {
    x: number;
    y: number;
    w: number;
    h: number;
    color: number;
    radius?: number;
    alpha?: number;
    still?: boolean;
  }): Node {
    return {
      type: Rounded,
      x: spec.x,
      y: spec.y,
      w: spec.w,
      h: spec.h,
      colorTop: spec.color,
      colorBottom: spec.color,
      alpha: spec.alpha ?? 1,
      shape: { radius: spec.radius ?? 0.5, ...(spec.still && { still: true }) },
    };
  }

  outline(spec: {
    x: number;
    y: number;
    w: number;
    h: number;
    color: number;
    line: number;
    radius: number;
    still?: boolean;
  }): Node {
    return {
      type: Rounded,
      x: spec.x,
      y: spec.y,
      w: spec.w,
      h: spec.h,
      shape: {
        radius: spec.radius,
        line: spec.line,
        lineColor: spec.color,
        fill: 0,
        ...(spec.still && { still: true }),
      },
    };
  }

  icon(spec: { x: number; y: number; name: string; size: number; tone?: Tone }): Node {
    return { type: Icon, x: spec.x, y: spec.y, glyph: { name: spec.name, size: spec.size }, tone: spec.tone ?? 'text' };
  }

  chip(spec: { x: number; y: number; icon: string; size: number; tone?: Tone; ground?: number }): Node {
    const iconSize = spec.size >= 100 ? 68 : spec.size >= 72 ? 56 : 44;
    return {
      type: Chip,
      x: spec.x,
      y: spec.y,
      chip: {
        icon: spec.icon,
        size: spec.size,
        iconSize,
        ...(spec.tone && { tone: spec.tone }),
        ...(spec.ground !== undefined && { ground: spec.ground }),
      },
    };
  }

  /** A drawn picture by name, or any picture by address. */
  picture(spec: {
    x: number;
    y: number;
    w: number;
    h: number;
    art?: string;
    url?: string;
    radius?: number | readonly number[];
    alpha?: number;
    color?: number;
  }): Node {
    return {
      type: Picture,
      x: spec.x,
      y: spec.y,
      w: spec.w,
      h: spec.h,
      alpha: spec.alpha ?? 1,
      ...(spec.color !== undefined && { color: spec.color }),
      radius: spec.radius ?? 0,
      url: spec.art ? artUrl(spec.art) : (spec.url ?? ''),
    };
  }

  /** A dark fade that rises over a picture, so that words can stand on it. */
  fadeUp(spec: {
    x: number;
    y: number;
    w: number;
    h: number;
    radius?: number | readonly number[];
    color?: number;
  }): Node {
    return this.picture({ ...spec, art: 'fade-up', radius: spec.radius ?? 0, color: spec.color ?? COLOR.groundTop });
  }

  badge(spec: { x: number; y: number; digit: number | null; size?: number }): Node {
    const size = spec.size ?? this.pick(56, 72, 96);
    return {
      type: DigitBadge,
      x: spec.x,
      y: spec.y,
      visible: spec.digit !== null,
      badge: { digit: String(spec.digit ?? ''), size, textSize: Math.round(size * 0.64) },
    };
  }

  dot(spec: { x: number; y: number; color: number }): Node {
    return { type: Picture, x: spec.x, y: spec.y, w: 32, h: 32, url: artUrl('dot'), color: spec.color };
  }

  progress(spec: { x: number; y: number; w: number; h?: number; ratio: number; color?: number }): Node {
    const h = spec.h ?? 12;
    const filled = progressWidth({ w: spec.w, h }, spec.ratio);
    return {
      x: spec.x,
      y: spec.y,
      Track: this.box({ x: 0, y: 0, w: spec.w, h, color: COLOR.track, radius: h / 2, still: true }),
      Fill: {
        ...this.box({ x: 0, y: 0, w: filled, h, color: spec.color ?? COLOR.gold, radius: h / 2 }),
        visible: spec.ratio > 0,
      },
    };
  }

  /** A card that can be chosen; what it is comes from the page's scene. */
  option(
    id: string,
    spec: {
      x: number;
      y: number;
      w: number;
      h: number;
      surface?: Surface;
      grow?: number;
      radius?: number;
      shadow?: boolean;
      body: Node;
    },
  ): Node {
    const bound = this.bind(id);
    return {
      type: Option,
      x: spec.x,
      y: spec.y,
      spec: bound,
      grow: spec.grow ?? (spec.w > 700 ? 1.02 : 1.04),
      look: {
        w: spec.w,
        h: spec.h,
        surface: spec.surface ?? 'card',
        ...(spec.radius !== undefined && { radius: spec.radius }),
        ...(spec.shadow !== undefined && { shadow: spec.shadow }),
      },
      dim: bound.disabled,
      body: spec.body,
    };
  }

  optionDigit(id: string): number | null {
    return this.bind(id).digit;
  }
}

/** How much of a progress bar is filled: never less than its round end. */
export function progressWidth({ w, h }: { w: number; h: number }, ratio: number): number {
  return Math.max(h, Math.round(w * Math.max(0, Math.min(1, ratio))));
}
