import { Lightning } from '@lightningjs/sdk';
import { COLOR, toneColor } from '../theme.js';
import { FONT_FACE } from './font.js';
import { Rounded, type RoundedShape } from './Rounded.js';

const LIT: RoundedShape = { radius: 16, still: true };
const REST: RoundedShape = { radius: 16, line: 3, lineColor: 0x8cf4f7fb, fill: 0x59091228, still: true };

/** The digit that chooses an option: an outline at rest, solid gold with the focus. */
export class DigitBadge extends Lightning.Element {
  readonly ownsChildren = true;
  private isLit = false;
  private spec = { digit: '', size: 56, textSize: 36 };

  set badge(value: { digit: string; size: number; textSize: number }) {
    if (value.digit === this.spec.digit && value.size === this.spec.size) return;
    this.spec = value;
    this.w = value.size;
    this.h = value.size;
    this.draw();
  }

  set lit(lit: boolean) {
    if (lit === this.isLit) return;
    this.isLit = lit;
    if (this.spec.digit !== '') this.paint();
  }

  private draw(): void {
    const { digit, size, textSize } = this.spec;
    this.patch({
      // Both are drawn once: a texture that changes with every key would be looked up with every key.
      Rest: { type: Rounded, w: size, h: size, shape: REST },
      Lit: { type: Rounded, w: size, h: size, shape: LIT, color: COLOR.gold },
      Digit: {
        x: size / 2,
        y: (size - textSize * 1.2) / 2 - textSize * 0.064,
        mountX: 0.5,
        text: {
          text: digit,
          fontFace: FONT_FACE,
          fontStyle: 'bold',
          fontSize: textSize,
          lineHeight: textSize * 1.2,
          verticalAlign: 'middle',
        },
      },
    });
    this.paint();
  }

  private paint(): void {
    (this.getByRef('Rest') as Lightning.Element).visible = !this.isLit;
    (this.getByRef('Lit') as Lightning.Element).visible = this.isLit;
    (this.getByRef('Digit') as Lightning.Element).color = toneColor(this.isLit ? 'ink' : 'text');
  }
}
