/** What every fragment shader of ours begins with: the precision that the box has, and what Lightning hands over. */
export const FRAGMENT_HEAD = `
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
`;
