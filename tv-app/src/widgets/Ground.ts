import { Lightning } from '@lightningjs/sdk';
import { artUrl } from '../components/art.js';
import { FRAGMENT_HEAD } from '../components/fragment.js';
import type { Rect } from '../platform/Platform.js';
import { SCREEN } from '../theme.js';

type Hole = Rect & { readonly radius?: number };

const RADIUS = 24;

/** The night-blue ground of every page, with up to two windows through which the video below the canvas is seen. */
export class Ground extends Lightning.Element {
  readonly ownsChildren = true;
  private shown: readonly Hole[] | undefined;

  set holes(holes: readonly Hole[]) {
    const first = this.shown === undefined;
    if (this.shown && same(this.shown, holes)) return;
    this.shown = holes;
    if (first) {
      this.patch({
        w: SCREEN.w,
        h: SCREEN.h,
        texture: { type: Lightning.textures.ImageTexture, src: artUrl('ground') },
        shader: { type: WindowShader },
      });
    }
    this.patch({ shader: { windows: holes } });
  }
}

function same(a: readonly Hole[], b: readonly Hole[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ x, y, w, h, radius }, i) => {
      const other = b[i];
      return other && x === other.x && y === other.y && w === other.w && h === other.h && radius === other.radius;
    })
  );
}

/** Cuts rounded windows out of a full-screen texture. Lightning's own Hole shader knows only one. */
class WindowShader extends Lightning.shaders.WebGLDefaultShader {
  private readonly boxes = [new Float32Array(4), new Float32Array(4)] as const;
  private readonly corners = new Float32Array(2);

  set windows(holes: readonly Hole[]) {
    this.boxes.forEach((box, index) => {
      const hole = holes[index];
      box.set(hole ? [hole.x, hole.y, hole.w, hole.h] : [0, 0, 0, 0]);
      this.corners[index] = hole?.radius ?? RADIUS;
    });
    this.redraw();
  }

  override setupUniforms(operation: object): void {
    super.setupUniforms(operation);
    // Lightning compares a uniform with the array it was given before: a changed array must be a new one.
    this._setUniform('boxA', new Float32Array(this.boxes[0]), this.gl.uniform4fv);
    this._setUniform('boxB', new Float32Array(this.boxes[1]), this.gl.uniform4fv);
    this._setUniform('corners', new Float32Array(this.corners), this.gl.uniform2fv);
  }
}

WindowShader.fragmentShaderSource = `${FRAGMENT_HEAD}  uniform vec4 boxA;
  uniform vec4 boxB;
  uniform vec2 corners;
  float inside(vec2 at, vec4 box, float corner) {
    vec2 d = abs(at - box.xy - box.zw * 0.5) - box.zw * 0.5 + corner;
    float far = min(max(d.x, d.y), 0.0) + length(max(d, 0.0)) - corner;
    return box.z > 0.0 ? clamp(0.5 - far, 0.0, 1.0) : 0.0;
  }
  void main(void) {
    vec2 at = vTextureCoord * vec2(${SCREEN.w}.0, ${SCREEN.h}.0);
    float cut = max(inside(at, boxA, corners.x), inside(at, boxB, corners.y));
    gl_FragColor = texture2D(uSampler, vTextureCoord) * vColor * (1.0 - cut);
  }
`;
