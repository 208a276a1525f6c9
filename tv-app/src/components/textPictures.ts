import type { Lightning } from '@lightningjs/sdk';

/** How Lightning's key of a text's picture begins; all that is drawn in the same way shares one picture. */
export const TEXT_KEY = 'TX$';
/** At most so many texts are redrawn in one frame: a whole page at once would freeze a slow box for a moment. */
const REDRAWN_PER_FRAME = 6;

/**
 * Lets Lightning draw texts to canvases in the page's own memory. It reads every one of them back to make a texture of
 * it, and reading back what the graphics process holds takes a millisecond or more.
 */
export function drawTextsInMemory(stage: Lightning.Stage): void {
  stage.platform.getDrawingCanvas = () => {
    const canvas = document.createElement('canvas');
    // A canvas keeps the context that it was first asked for: Lightning gets this one.
    canvas.getContext('2d', { willReadFrequently: true });
    return canvas;
  };
}

/** A better font has arrived: draws the texts that are shown again, a few in each frame, and forgets the others. */
export function redrawTexts(stage: Lightning.Stage): void {
  const waiting: Lightning.TextureSource[] = [];
  for (const [key, source] of stage.textureManager.textureSourceHashmap) {
    if (!key.startsWith(TEXT_KEY)) continue;
    if (source.isUsed()) waiting.push(source);
    else stage.textureManager.freeTextureSource(source);
  }
  const some = () => {
    for (const source of waiting.splice(0, REDRAWN_PER_FRAME)) if (source.isLoaded()) source.reload();
    if (waiting.length > 0) stage.once('frameStart', some);
  };
  stage.once('frameStart', some);
}
