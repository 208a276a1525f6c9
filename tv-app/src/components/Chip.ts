import { Lightning } from '@lightningjs/sdk';
import type { Tone } from '../theme.js';
import { COLOR } from '../theme.js';
import { Icon } from './Icon.js';
import { Rounded } from './Rounded.js';

/** An icon on a small square ground, lighter while its card has the focus. */
export class Chip extends Lightning.Element {
  readonly ownsChildren = true;
  private spec = { icon: '', size: 0, iconSize: 0 };
  private tone: Tone = 'text';

  set chip(value: { icon: string; size: number; iconSize: number; tone?: Tone; ground?: number }) {
    if (value.icon === this.spec.icon && value.size === this.spec.size) return;
    this.spec = value;
    this.tone = value.tone ?? 'text';
    this.w = value.size;
    this.h = value.size;
    const offset = (value.size - value.iconSize) / 2;
    const ground = value.ground ?? COLOR.chip;
    this.patch({
      Box: { type: Rounded, w: value.size, h: value.size, color: ground, shape: { radius: 20, still: true } },
      Icon: { type: Icon, x: offset, y: offset, glyph: { name: value.icon, size: value.iconSize }, tone: this.tone },
    });
  }

  set lit(lit: boolean) {
    const box = this.getByRef('Box') as Lightning.Element | undefined;
    if (box && !('ground' in this.spec)) box.color = lit ? COLOR.rim : COLOR.chip;
  }
}
