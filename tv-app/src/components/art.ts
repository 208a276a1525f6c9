interface IconMap {
  readonly sizes: readonly number[];
  readonly columns: number;
  readonly density: number;
  readonly names: readonly string[];
}

const maps = import.meta.glob<IconMap>('../../.assets/art/icons.json', { eager: true, import: 'default' });
const icons: IconMap = Object.values(maps)[0] ?? { sizes: [], columns: 1, density: 1, names: [] };
const files = import.meta.glob<string>('../../.assets/art/*.png', { eager: true, query: '?url', import: 'default' });

/** A picture drawn at build time, by name (see build/art.mjs). */
export type ArtName = string;

/** A full address: Lightning decodes pictures in a worker, where a path alone leads nowhere. */
export function absoluteUrl(path: string): string {
  return new URL(path, window.location.href).href;
}

/** Address of a picture. @throws Error for a name that the build does not draw. */
export function artUrl(name: ArtName): string {
  const url = files[`../../.assets/art/${name}.png`];
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
  const index = icons.names.indexOf(name);
  if (index < 0) throw new Error(`no icon named ${name}`);
  const drawn = icons.sizes.find((candidate) => candidate >= size) ?? icons.sizes[icons.sizes.length - 1] ?? 68;
  const cell = drawn + 4;
  return {
    url: artUrl(`icons-${drawn}`),
    x: ((index % icons.columns) * cell + 2) * icons.density,
    y: (Math.floor(index / icons.columns) * cell + 2) * icons.density,
    size: drawn * icons.density,
    density: icons.density,
  };
}
