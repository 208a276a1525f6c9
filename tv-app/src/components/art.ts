import { artFile, ICONS } from './artFiles.js';

/** A picture drawn at build time, by name (see build/art.mjs). */
export type ArtName = string;

/** A full address: Lightning decodes pictures in a worker, where a path alone leads nowhere. */
export function absoluteUrl(path: string): string {
  return new URL(path, window.location.href).href;
}

/** Address of a picture. @throws Error for a name that the build does not draw. */
export function artUrl(name: ArtName): string {
  const url = artFile(name);
  if (!url) throw new Error(`no picture named ${name}`);
  return absoluteUrl(url);
}

export interface IconCut {
  readonly url: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly density: number;
}

/** Where an icon is in the atlas of the size that fits best. @throws Error for an unknown icon. */
export function iconCut(name: string, size: number): IconCut {
  const index = ICONS.names.indexOf(name);
  if (index < 0) throw new Error(`no icon named ${name}`);
  const drawn = ICONS.sizes.find((candidate) => candidate >= size) ?? ICONS.sizes[ICONS.sizes.length - 1] ?? 68;
  const cell = drawn + 4;
  return {
    url: artUrl(`icons-${drawn}`),
    x: ((index % ICONS.columns) * cell + 2) * ICONS.density,
    y: (Math.floor(index / ICONS.columns) * cell + 2) * ICONS.density,
    size: drawn * ICONS.density,
    density: ICONS.density,
  };
}
