import { Lightning } from '@lightningjs/sdk';
import { type Tone, toneColor } from '../theme.js';

/** A piece of text whose colour follows its tone and whether its card has the focus. */
export class Label extends Lightning.Element {
  private toneName: Tone = 'text';
  private isLit = false;

  set tone(tone: Tone) {
    this.toneName = tone;
    this.color = toneColor(tone, this.isLit);
  }
  get tone(): Tone {
    return this.toneName;
  }

  set lit(lit: boolean) {
    this.isLit = lit;
    this.color = toneColor(this.toneName, lit);
  }
  get lit(): boolean {
    return this.isLit;
  }
}
