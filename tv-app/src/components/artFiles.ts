export interface IconMap {
  readonly sizes: readonly number[];
  readonly columns: number;
  readonly density: number;
  readonly names: readonly string[];
}

const maps = import.meta.glob<IconMap>('../../.assets/art/icons.json', { eager: true, import: 'default' });
const files = import.meta.glob<string>('../../.assets/art/*.png', { eager: true, query: '?url', import: 'default' });

/** Where each icon is in the pictures `icons-<size>`. Apart from art.ts because only Vite can read it. */
export const ICONS: IconMap = Object.values(maps)[0] ?? { sizes: [], columns: 1, density: 1, names: [] };

/** Address of a picture that build/art.mjs draws; undefined for a name that it does not. */
export function artFile(name: string): string | undefined {
  return files[`../../.assets/art/${name}.png`];
}
