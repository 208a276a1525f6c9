import { Lightning } from '@lightningjs/sdk';
import { create } from 'qrcode';

const MODULE_PX = 8;
const QUIET_MODULES = 4;

/** A QR code (ISO/IEC 18004, level M, quiet zone of four modules) on a white card of the given size. */
export class QrCode extends Lightning.Element {
  private shown = '';

  set code(value: { text: string; size: number }) {
    const key = `${value.size}/${value.text}`;
    if (key === this.shown) return;
    this.shown = key;
    this.w = value.size;
    this.h = value.size;
    const { modules } = create(value.text, { errorCorrectionLevel: 'M' });
    const count = modules.size + 2 * QUIET_MODULES;
    const paint = (canvas: HTMLCanvasElement): HTMLCanvasElement => {
      canvas.width = count * MODULE_PX;
      canvas.height = count * MODULE_PX;
      const context = canvas.getContext('2d');
      if (!context) return canvas;
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = '#0b1224';
      for (let row = 0; row < modules.size; row += 1) {
        for (let column = 0; column < modules.size; column += 1) {
          if (modules.get(row, column)) {
            context.fillRect(
              (column + QUIET_MODULES) * MODULE_PX,
              (row + QUIET_MODULES) * MODULE_PX,
              MODULE_PX,
              MODULE_PX,
            );
          }
        }
      }
      return canvas;
    };
    this.texture = {
      type: Lightning.textures.StaticCanvasTexture,
      content: {
        lookupId: `qr:${key}`,
        factory: (done: (error: null, canvas: HTMLCanvasElement) => void) =>
          done(null, paint(document.createElement('canvas'))),
      },
    };
    this.shader = { type: Lightning.shaders.RoundedRectangle, radius: 24 };
  }
}
