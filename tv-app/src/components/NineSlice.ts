import { Lightning } from '@lightningjs/sdk';
import { type ArtName, artUrl } from './art.js';

export interface SliceSpec {
  readonly art: ArtName;
  /** Size of the picture in pixels and how many of them make one pixel of the page. */
  readonly pixels: number;
  readonly density: number;
  /** Size of a corner in pixels of the page. */
  readonly corner: number;
  /** How far the picture reaches beyond the card that it surrounds. */
  readonly reach: number;
}

export const SHADOW: SliceSpec = { art: 'shadow', pixels: 192, density: 1, corner: 78, reach: 54 };

/** A picture stretched round a card: four corners and four edges of one texture, the middle left out. */
export class NineSlice extends Lightning.Element {
  readonly ownsChildren = true;
  private done = '';

  /** Surrounds a card of w × h whose corner is at this element's position. */
  set around(value: { spec: SliceSpec; w: number; h: number }) {
    const { spec, w, h } = value;
    const key = `${spec.art}/${w}/${h}`;
    if (key === this.done) return;
    this.done = key;
    const { corner, reach, density, pixels } = spec;
    const outerW = w + 2 * reach;
    const outerH = h + 2 * reach;
    const columns = [0, corner, outerW - corner, outerW];
    const rows = [0, corner, outerH - corner, outerH];
    const cuts = [0, corner * density, pixels - corner * density, pixels];
    const parts: Record<string, unknown> = {};
    for (let row = 0; row < 3; row += 1) {
      for (let column = 0; column < 3; column += 1) {
        if (row === 1 && column === 1) continue;
        const at = (list: number[], index: number): number => list[index] ?? 0;
        parts[`P${row}${column}`] = {
          x: at(columns, column) - reach,
          y: at(rows, row) - reach,
          w: at(columns, column + 1) - at(columns, column),
          h: at(rows, row + 1) - at(rows, row),
          texture: {
            type: Lightning.textures.ImageTexture,
            src: artUrl(spec.art),
            x: at(cuts, column),
            y: at(cuts, row),
            w: at(cuts, column + 1) - at(cuts, column),
            h: at(cuts, row + 1) - at(cuts, row),
          },
        };
      }
    }
    this.patch(parts);
  }
}
