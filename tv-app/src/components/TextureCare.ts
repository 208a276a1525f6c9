import type { Lightning } from '@lightningjs/sdk';
import { TEXT_KEY } from './textPictures.js';

/** A picture is freed after the home page was left so many times without any page showing it. */
const SPARED_LEAVES = 8;

/**
 * Frees textures that no page shows any more. Lightning would keep them until all of them together are too large, and
 * a clock alone makes a new one every minute. Every way leads through the home page: when it is left, the texts of the
 * pages visited from it go, for they are soon drawn again; pictures go when they have not been shown for a while.
 */
export class TextureCare {
  private leaves = 0;
  /** The way out before which a picture was last shown. */
  private readonly shown = new WeakMap<Lightning.TextureSource, number>();

  /** @param kept addresses of pictures that are never freed */
  constructor(
    private readonly stage: Lightning.Stage,
    private readonly kept: ReadonlySet<string>,
  ) {}

  /** The page that is shown is about to go. */
  leave(home: boolean): void {
    if (home) this.leaves += 1;
    for (const [key, source] of this.stage.textureManager.textureSourceHashmap) {
      if (!source.isLoaded()) continue;
      if (this.kept.has(key)) source.permanent = true;
      else if (source.isUsed()) this.shown.set(source, this.leaves);
      else if (home) this.free(key, source);
    }
  }

  private free(key: string, source: Lightning.TextureSource): void {
    const last = this.shown.get(source);
    if (last === undefined) this.shown.set(source, this.leaves);
    if (key.startsWith(TEXT_KEY) || (last !== undefined && this.leaves - last > SPARED_LEAVES))
      this.stage.textureManager.freeTextureSource(source);
  }
}
