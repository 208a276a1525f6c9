import type { Lightning } from '@lightningjs/sdk';
import { Option } from '../components/Option.js';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** One thing that is drawn, at its place on the page. */
export interface Drawn extends Box {
  /** What can be seen of it at most: a list that scrolls cuts what lies outside. */
  readonly clip?: Box;
  /** The option that it is part of. */
  readonly within?: Box;
  /** How a text is set; it begins at `x - mountX * w`. */
  readonly set?: {
    readonly mountX: number;
    readonly bold: boolean;
    readonly lineHeight: number;
    readonly align: 'left' | 'center' | 'right';
  };
  /** How often it lets through what lies below: 1 hides it. */
  readonly alpha: number;
  readonly text?: string;
  readonly fontSize?: number;
  /** Address of a picture. */
  readonly src?: string;
  /** Colours at the top and at the bottom, ARGB. */
  readonly colors: readonly [number, number];
  /** Id of the option that this is. */
  readonly option?: string;
  readonly focused?: boolean;
  /** The rest of how it looks, for comparing. */
  readonly look?: string;
}

interface Inner {
  readonly mountX: number;
  readonly renderWidth: number;
  readonly colorTop: number;
  readonly colorBottom: number;
  readonly clipping: boolean;
  readonly texture: { readonly constructor: { readonly name: string } } | null;
  readonly shader: object | null;
  readonly rect: boolean;
}

interface Around {
  readonly x: number;
  readonly y: number;
  readonly alpha: number;
  readonly clip?: Box;
  readonly within?: Box;
}

/** Everything visible in an element, in the order of drawing. */
export function drawn(element: Lightning.Element): Drawn[] {
  const found: Drawn[] = [];
  const walk = (one: Lightning.Element, around: Around): void => {
    if (!one.visible || one.alpha === 0) return;
    const inner = one as unknown as Inner;
    const box = { x: around.x + one.x, y: around.y + one.y, w: one.w, h: one.h };
    const alpha = around.alpha * one.alpha;
    const isOption = one instanceof Option;
    const { x, y, alpha: _, ...bounds } = around;
    if (isOption || inner.texture) found.push({ ...box, ...lookOf(one, inner), ...bounds, alpha });
    const inside: Around = {
      ...bounds,
      x: box.x,
      y: box.y,
      alpha,
      ...(inner.clipping && { clip: bounds.clip ? shared(bounds.clip, box) : box }),
      ...(isOption && { within: box }),
    };
    for (const child of one.children) walk(child, inside);
  };
  walk(element, { x: 0, y: 0, alpha: 1 });
  return found;
}

/** What two boxes have in common; without width or height where that is nothing. */
export function shared(one: Box, other: Box): Box {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  return {
    x,
    y,
    w: Math.max(0, Math.min(one.x + one.w, other.x + other.w) - x),
    h: Math.max(0, Math.min(one.y + one.h, other.y + other.h) - y),
  };
}

function lookOf(element: Lightning.Element, inner: Inner): Omit<Drawn, 'x' | 'y' | 'alpha' | 'clip' | 'within'> {
  const { texture } = inner;
  const fields = texture as unknown as Record<string, unknown> | null;
  const isText = fields !== null && 'fontSize' in fields;
  return {
    w: element.w,
    h: element.h,
    colors: [inner.colorTop, inner.colorBottom],
    ...(isText && {
      text: String(fields.text),
      fontSize: Number(fields.fontSize),
      set: {
        mountX: inner.mountX,
        bold: fields.fontStyle === 'bold',
        lineHeight: Number(fields.lineHeight),
        align: fields.textAlign as 'left' | 'center' | 'right',
      },
    }),
    ...(fields && typeof fields._src === 'string' && { src: fields._src }),
    ...(element instanceof Option && { option: element.spec.id, focused: element.hasFocus() }),
    look: JSON.stringify([
      inner.mountX,
      inner.clipping,
      isText ? null : [fields?._x, fields?._y, fields?._w, fields?._h],
      inner.shader ? plain(inner.shader) : null,
      fields && typeof fields._lookupId === 'string' ? fields._lookupId : null,
    ]),
  };
}

/** A shader's numbers. */
function plain(shader: object): unknown {
  const entries = Object.entries(shader).filter(([, value]) => typeof value === 'number' || Array.isArray(value));
  return [shader.constructor.name, Object.fromEntries(entries)];
}
