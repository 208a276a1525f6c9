import { Lightning } from '@lightningjs/sdk';
import { absoluteUrl } from './art.js';

/** A picture with round corners; fades in when it has arrived, so that nothing pops. */
export class Picture extends Lightning.Element {
  private shownUrl = '';
  private shownRadius = '';

  set url(url: string) {
    if (url === this.shownUrl) return;
    this.shownUrl = url;
    this.texture = url === '' ? null : { type: Lightning.textures.ImageTexture, src: absoluteUrl(url) };
  }

  /** One radius, or four: top left, top right, bottom right, bottom left. */
  set radius(radius: number | readonly number[]) {
    const key = String(radius);
    if (key === this.shownRadius) return;
    this.shownRadius = key;
    if (radius !== 0) this.shader = { type: Lightning.shaders.RoundedRectangle, radius };
  }
}
