import { Lightning } from '@lightningjs/sdk';
import { artUrl } from '../components/art.js';
import type { Rect } from '../platform/Platform.js';
import { SCREEN } from '../theme.js';

type Hole = Rect & { readonly radius?: number };

/**
 * The night-blue ground of every page, with windows through which the video below the canvas is seen. The shader knows
 * one window, so two are cut into two halves of the ground.
 */
export class Ground extends Lightning.Element {
  readonly ownsChildren = true;
  private shown = '';

  set holes(holes: readonly Hole[]) {
    const key = JSON.stringify(holes);
    if (key === this.shown) return;
    this.shown = key;
    const [first, second] = [...holes].sort((a, b) => a.x - b.x);
    const split = first && second ? Math.round((first.x + first.w + second.x) / 2) : SCREEN.w;
    this.patch({
      Left: half(0, split, first),
      Right: { ...half(split, SCREEN.w - split, second), visible: split < SCREEN.w },
    });
  }
}

function half(x: number, w: number, hole: Hole | undefined): Record<string, unknown> {
  return {
    x,
    w,
    h: SCREEN.h,
    clipping: false,
    texture: {
      type: Lightning.textures.ImageTexture,
      src: artUrl('ground'),
      // The ground is drawn at a quarter of its size: a gradient needs no more.
      ...(w < SCREEN.w && { x: x / 4, y: 0, w: w / 4, h: SCREEN.h / 4 }),
    },
    shader: {
      type: WindowShader,
      window: [hole ? hole.x - x : 0, hole?.y ?? 0, hole?.w ?? 0, hole?.h ?? 0],
      radius: hole?.radius ?? 24,
      size: [w, SCREEN.h],
      from: x / SCREEN.w,
      share: w / SCREEN.w,
    },
  };
}

/** Cuts one rounded window out of a part of a texture. Lightning's own Hole shader wants the whole texture. */
class WindowShader extends Lightning.shaders.WebGLDefaultShader {
  private box = new Float32Array(4);
  private corner = 24;
  private area = new Float32Array([SCREEN.w, SCREEN.h]);
  private span = new Float32Array([0, 1]);

  set window(value: number[]) {
    this.box = new Float32Array(value);
    this.again();
  }
  set radius(value: number) {
    this.corner = value;
    this.again();
  }
  set size(value: number[]) {
    this.area = new Float32Array(value);
    this.again();
  }
  set from(value: number) {
    this.span[0] = value;
    this.again();
  }
  set share(value: number) {
    this.span[1] = value;
    this.again();
  }

  private again(): void {
    this.redraw();
  }

  override setupUniforms(operation: object): void {
    super.setupUniforms(operation);
    this._setUniform('box', this.box, this.gl.uniform4fv);
    this._setUniform('area', this.area, this.gl.uniform2fv);
    this._setUniform('span', this.span, this.gl.uniform2fv);
    this._setUniform('corner', this.corner, this.gl.uniform1f);
  }
}

WindowShader.fragmentShaderSource = `
  #ifdef GL_ES
  # ifdef GL_FRAGMENT_PRECISION_HIGH
  precision highp float;
  # else
  precision mediump float;
  # endif
  #endif
  varying vec2 vTextureCoord;
  varying vec4 vColor;
  uniform sampler2D uSampler;
  uniform vec4 box;
  uniform vec2 area;
  uniform vec2 span;
  uniform float corner;
  void main(void) {
    vec4 color = texture2D(uSampler, vTextureCoord) * vColor;
    vec2 at = vec2((vTextureCoord.x - span.x) / span.y, vTextureCoord.y) * area;
    vec2 d = abs(at - box.xy - box.zw * 0.5) - box.zw * 0.5 + corner;
    float far = min(max(d.x, d.y), 0.0) + length(max(d, 0.0)) - corner;
    float inside = box.z > 0.0 ? clamp(0.5 - far, 0.0, 1.0) : 0.0;
    gl_FragColor = color * (1.0 - inside);
  }
`;
