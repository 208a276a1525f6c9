import { Lightning } from '@lightningjs/sdk';

let made = 0;

/** A picture that the page has made itself, with round corners. */
export class Snapshot extends Lightning.Element {
  private shown: HTMLCanvasElement | null = null;

  set canvas(canvas: HTMLCanvasElement) {
    if (canvas === this.shown) return;
    this.shown = canvas;
    made += 1;
    this.texture = {
      type: Lightning.textures.StaticCanvasTexture,
      content: {
        lookupId: `snapshot:${made}`,
        factory: (done: (error: null, canvas: HTMLCanvasElement) => void) => done(null, canvas),
      },
    };
  }

  set radius(radius: number) {
    this.shader = { type: Lightning.shaders.RoundedRectangle, radius };
  }
}
