import { COLOR, FACE_GROUNDS } from '../theme.js';
import { absoluteUrl, artUrl } from './art.js';
import { artFile } from './artFiles.js';
import type { Kit } from './Kit.js';
import type { Node } from './node.js';

export interface Person {
  /** Empty: nobody is named. */
  readonly name: string;
  /** An address, or the name of a drawn portrait; null: there is none. */
  readonly portrait: string | null;
}

/** Address of a person's own portrait; undefined: there is none, and no other face stands in for it. */
export function portraitUrl(portrait: string | null, kind: 'person' | 'portrait' = 'person'): string | undefined {
  if (portrait === null || portrait === '') return undefined;
  if (portrait.includes('/')) return absoluteUrl(portrait);
  return artFile(`${kind}-${portrait}`) ? artUrl(`${kind}-${portrait}`) : undefined;
}

/** The ground of somebody's initial: always the same one for the same name. */
function groundOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return FACE_GROUNDS[sum % FACE_GROUNDS.length] ?? COLOR.focusTop;
}

/** A person in a circle: the portrait, or the initial on a colour. */
export function face(kit: Kit, spec: { x: number; y: number; size: number } & Person): Node {
  const { x, y, size, name } = spec;
  const url = portraitUrl(spec.portrait);
  const initial = Array.from(name)[0]?.toUpperCase();
  const ring = { x: -4, y: -4, w: size + 8, h: size + 8, color: COLOR.rim, radius: size / 2 + 4, still: true };
  const disc = { x: 0, y: 0, w: size, h: size, radius: size / 2 };
  const letter = Math.round(size * 0.46);
  return {
    x,
    y,
    Rim: kit.box(ring),
    ...(url
      ? { Face: kit.picture({ ...disc, url }) }
      : {
          Ground: kit.box({ ...disc, color: name === '' ? COLOR.focusTop : groundOf(name), still: true }),
          ...(initial
            ? {
                Initial: kit.label({
                  text: initial,
                  x: size / 2,
                  y: (size - letter * 1.3) / 2,
                  size: letter,
                  bold: true,
                  leading: 1.3,
                  align: 'center',
                  tone: 'white',
                }),
              }
            : { Icon: kit.icon({ x: (size - 68) / 2, y: (size - 68) / 2, name: 'user', size: 68, tone: 'white' }) }),
        }),
  };
}
