import type { Lightning } from '@lightningjs/sdk';
import { Option } from '../components/Option.js';

/** One thing that is drawn, at its place on the page. */
export interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
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

/** Everything visible in an element, in the order of drawing. */
export function drawn(element: Lightning.Element): Drawn[] {
  const found: Drawn[] = [];
  const walk = (one: Lightning.Element, x: number, y: number, alpha: number): void => {
    if (!one.visible || one.alpha === 0) return;
    const inner = one as unknown as Inner;
    const at = { x: x + one.x, y: y + one.y };
    const seen = alpha * one.alpha;
    const isOption = one instanceof Option;
    if (isOption || inner.texture) found.push({ ...at, ...lookOf(one, inner), alpha: seen });
    for (const child of one.children) walk(child, at.x, at.y, seen);
  };
  walk(element, 0, 0, 1);
  return found;
}

function lookOf(element: Lightning.Element, inner: Inner): Omit<Drawn, 'x' | 'y' | 'alpha'> {
  const { texture } = inner;
  const fields = texture as unknown as Record<string, unknown> | null;
  const isText = fields !== null && 'fontSize' in fields;
  return {
    w: element.w,
    h: element.h,
    colors: [inner.colorTop, inner.colorBottom],
    ...(isText && { text: String(fields.text), fontSize: Number(fields.fontSize) }),
    ...(fields && typeof fields._src === 'string' && { src: fields._src }),
    ...(element instanceof Option && { option: element.spec.id, focused: element.hasFocus() }),
    look: JSON.stringify([
      inner.mountX,
      inner.clipping,
      isText
        ? [fields.fontStyle, fields.lineHeight, fields.textAlign]
        : [fields?._x, fields?._y, fields?._w, fields?._h],
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
