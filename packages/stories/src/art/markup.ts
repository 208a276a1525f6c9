let counter = 0;

/** A fresh id for a gradient or clip path. Ids start anew in every drawing, so that equal drawings are equal text. */
export function uid(prefix = 'u'): string {
  counter += 1;
  return `${prefix}${counter}`;
}

/** Draws with ids counted from one: each layer is an SVG document of its own. */
export function withFreshIds(draw: () => string): string {
  counter = 0;
  return draw();
}

export function oneOf<T extends string>(value: T, ...options: T[]): boolean {
  return options.includes(value);
}

type Stop = readonly [offset: number, colour: string, opacity?: number];

function stops(list: readonly Stop[]): string {
  return list
    .map(([offset, colour, opacity]) => {
      const alpha = opacity === undefined ? '' : ` stop-opacity="${opacity}"`;
      return `<stop offset="${offset}" stop-color="${colour}"${alpha}/>`;
    })
    .join('');
}

/** A linear gradient: its id and its definition. The default runs from top to bottom. */
export function linear(list: readonly Stop[], x1 = 0, y1 = 0, x2 = 0, y2 = 1): [id: string, markup: string] {
  const id = uid('lg');
  return [id, `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stops(list)}</linearGradient>`];
}

/** A radial gradient about the middle of what it fills. */
function radial(list: readonly Stop[]): [id: string, markup: string] {
  const id = uid('rg');
  return [id, `<radialGradient id="${id}" cx=".5" cy=".5" r=".5">${stops(list)}</radialGradient>`];
}

export function rect(x: number, y: number, w: number, h: number, fill: string, rx = 0, extra = ''): string {
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${rx}" fill="${fill}" ${extra}/>`;
}

/** A vertical gradient over the whole 1600 × 900 picture. */
export function backdrop(...list: Stop[]): string {
  const [id, markup] = linear(list);
  return markup + rect(0, 0, 1600, 900, `url(#${id})`);
}

/** Soft light of one colour. */
export function glow(cx: number, cy: number, r: number, colour: string, strength = 0.6): string {
  const [id, markup] = radial([
    [0, colour, strength],
    [0.5, colour, strength * 0.35],
    [1, colour, 0],
  ]);
  return `${markup}<circle cx="${cx}" cy="${cy}" r="${r}" fill="url(#${id})"/>`;
}

/** Soft shade under a thing. */
export function shadow(cx: number, cy: number, rx: number, ry: number, strength = 0.35): string {
  const [id, markup] = radial([
    [0, '#000', strength],
    [0.6, '#000', strength * 0.6],
    [1, '#000', 0],
  ]);
  return `${markup}<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="url(#${id})"/>`;
}

const SANS = 'Noto Sans SC';

export type TextLook = {
  size: number;
  fill: string;
  bold?: boolean;
  anchor?: 'start' | 'middle' | 'end';
  spacing?: number;
};

/** One line of text in the project's face. */
export function text(x: number, y: number, words: string, look: TextLook): string {
  const escaped = words.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<text x="${x}" y="${y}" font-family="${SANS}" font-weight="${look.bold === false ? 400 : 700}" font-size="${look.size}" text-anchor="${look.anchor ?? 'start'}" letter-spacing="${look.spacing ?? 0}" fill="${look.fill}">${escaped}</text>`;
}

/** Numbers in [0, 1) that are the same in every build (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
