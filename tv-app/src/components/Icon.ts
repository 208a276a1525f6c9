import { Lightning } from '@lightningjs/sdk';
import { type Tone, toneColor } from '../theme.js';
import { iconCut } from './art.js';

/** One of the drawn icons, tinted. */
export class Icon extends Lightning.Element {
  private shown = '';
  private atlas = '';
  private toneName: Tone = 'text';

  set glyph(value: { name: string; size: number }) {
    const key = `${value.name}/${value.size}`;
    if (key === this.shown) return;
    this.shown = key;
    const cut = iconCut(value.name, value.size);
    this.w = value.size;
    this.h = value.size;
    const place = { x: cut.x, y: cut.y, w: cut.size, h: cut.size };
    // A second texture of the same picture would keep the first one's part of it: the part is moved instead.
    if (cut.url === this.atlas) this.texture = place;
    else this.texture = { type: Lightning.textures.ImageTexture, src: cut.url, ...place };
    this.atlas = cut.url;
  }

  set tone(tone: Tone) {
    this.toneName = tone;
    this.color = toneColor(tone);
  }
  set lit(lit: boolean) {
    this.color = toneColor(this.toneName, lit);
  }
}
