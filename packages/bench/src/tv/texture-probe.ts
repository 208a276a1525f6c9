import type { Page } from 'playwright-core';

interface Textures {
  bytes: number;
  peak: number;
}
declare const textureProbe: Textures;

/** Four bytes a pixel: what a texture costs a box, whatever its format was called. */
function probe(): void {
  const totals: Textures = { bytes: 0, peak: 0 };
  const sizes = new Map<WebGLTexture, number>();
  const resize = (texture: WebGLTexture, bytes: number) => {
    totals.bytes += bytes - (sizes.get(texture) ?? 0);
    sizes.set(texture, bytes);
    totals.peak = Math.max(totals.peak, totals.bytes);
  };
  for (const context of [globalThis.WebGLRenderingContext, globalThis.WebGL2RenderingContext]) {
    if (!context) continue;
    const gl = context.prototype;
    const { texImage2D, deleteTexture } = gl;
    gl.texImage2D = function (this: WebGLRenderingContext, ...args: unknown[]) {
      const texture = this.getParameter(this.TEXTURE_BINDING_2D) as WebGLTexture | null;
      const level = args[1];
      if (texture && level === 0) {
        const source = args[5] as { width?: number; height?: number } | null;
        const [width, height] =
          args.length >= 9 ? [Number(args[3]), Number(args[4])] : [source?.width ?? 0, source?.height ?? 0];
        resize(texture, width * height * 4);
      }
      return Reflect.apply(texImage2D, this, args);
    } as typeof gl.texImage2D;
    gl.deleteTexture = function (this: WebGLRenderingContext, texture) {
      if (texture) {
        resize(texture, 0);
        sizes.delete(texture);
      }
      return Reflect.apply(deleteTexture, this, [texture]);
    };
  }
  Object.assign(globalThis, { textureProbe: totals });
}

/** Counts the texture memory of a page at the WebGL interface itself. Must be installed before the page is loaded. */
export const TextureProbe = {
  install: (page: Page): Promise<unknown> => page.addInitScript(probe),
  read: (page: Page): Promise<Textures> => page.evaluate(() => ({ ...textureProbe })),
} as const;
