import { Lightning } from '@lightningjs/sdk';
import { artUrl } from './art.js';
import { FRAGMENT_HEAD } from './fragment.js';

/** Size of the picture in pixels, how many of them make one of the page, of a corner and of what lies outside the card. */
const PIXELS = 400;
const DENSITY = 2;
const CORNER = 80;
const REACH = 52;

/**
 * The golden ring round the card that has the focus. One element whose shader stretches the picture's edges: it appears
 * with every key, and the eight elements of a NineSlice take eight times as long to appear.
 */
export class FocusRing extends Lightning.Element {
  private done = '';

  /** The size of the card, whose corner is at this element's position. */
  set around({ w, h }: { w: number; h: number }) {
    const key = `${w}/${h}`;
    if (key === this.done) return;
    const first = this.done === '';
    this.done = key;
    this.x = -REACH;
    this.y = -REACH;
    this.w = w + 2 * REACH;
    this.h = h + 2 * REACH;
    if (first) {
      this.texture = { type: Lightning.textures.ImageTexture, src: artUrl('ring') };
      this.shader = { type: StretchShader };
    }
    this.shader = { outer: [this.w, this.h] };
  }
}

/** Shows a picture's corners as they are, its edges stretched, and nothing of its middle. */
class StretchShader extends Lightning.shaders.WebGLDefaultShader {
  private size: readonly [number, number] = [1, 1];

  set outer(size: readonly [number, number]) {
    this.size = size;
    this.redraw();
  }

  override setupUniforms(operation: object): void {
    super.setupUniforms(operation);
    this._setUniform('outer', new Float32Array(this.size), this.gl.uniform2fv);
  }
}

StretchShader.fragmentShaderSource = `${FRAGMENT_HEAD}  uniform vec2 outer;
  const float corner = ${CORNER}.0;
  const float cut = ${(CORNER * DENSITY) / PIXELS};
  vec2 stretched(vec2 at) {
    vec2 near = at / corner * cut;
    vec2 far = 1.0 - (outer - at) / corner * cut;
    vec2 middle = cut + (at - corner) / (outer - 2.0 * corner) * (1.0 - 2.0 * cut);
    return mix(mix(near, middle, step(corner, at)), far, step(outer - corner, at));
  }
  void main(void) {
    vec2 at = vTextureCoord * outer;
    vec2 within = step(corner, at) * step(at, outer - corner);
    gl_FragColor = texture2D(uSampler, stretched(at)) * vColor * (1.0 - within.x * within.y);
  }
`;
