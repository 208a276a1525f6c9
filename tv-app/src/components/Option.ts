import { Lightning } from '@lightningjs/sdk';
import { COLOR, DISABLED_ALPHA, MOTION, RADIUS, SURFACE, type Surface } from '../theme.js';
import { FocusRing } from './FocusRing.js';
import { NineSlice, SHADOW } from './NineSlice.js';
import { type Node, render } from './node.js';
import { Rounded } from './Rounded.js';

/** What an option is, apart from how it looks. */
export interface OptionSpec {
  readonly id: string;
  readonly label: string;
  readonly digit: number | null;
  readonly disabled: boolean;
  readonly select: () => void;
}

interface Lit {
  lit: boolean;
}

const canLight = (element: Lightning.Element): element is Lightning.Element & Lit => 'lit' in element;

/**
 * One thing that can be chosen: a card with its picture, a digit, and the focus shown all at once in one frame (ring,
 * lighter card, gold digit; the scale follows). What is on the card is the child `Body`.
 */
export class Option extends Lightning.Component {
  readonly ownsChildren = true;
  spec: OptionSpec = { id: '', label: '', digit: null, disabled: false, select: () => undefined };
  /** Scale with the focus; 1 for a card over video, whose plane cannot scale. */
  grow = 1.04;
  private surfaceName: Surface = 'card';
  private hasFocusNow = false;
  private scales = false;

  static override _template(): Lightning.Template {
    return {
      Shadow: { type: NineSlice, y: 16, visible: false },
      Ground: { type: Rounded },
      Line: { x: RADIUS.card, h: 2, rect: true, color: COLOR.shine },
      Body: {},
      Ring: { type: FocusRing, visible: false },
    };
  }

  /** How the card is drawn. */
  set look(look: { w: number; h: number; surface: Surface; radius?: number; shadow?: boolean }) {
    this.w = look.w;
    this.h = look.h;
    this.surfaceName = look.surface;
    const bare = look.surface === 'none';
    this.patch({
      Shadow:
        bare || look.shadow === false
          ? { visible: false }
          : { visible: true, around: { spec: SHADOW, w: look.w, h: look.h } },
      Ground: { w: look.w, h: look.h, visible: !bare, shape: { radius: look.radius ?? RADIUS.card, still: true } },
      Line: { w: look.w - 2 * RADIUS.card, visible: look.surface === 'card' },
      Body: { w: look.w, h: look.h },
      Ring: { around: { w: look.w, h: look.h } },
    });
    this.paint();
  }

  set body(body: Node) {
    const holder = this.getByRef('Body') as Lightning.Element | undefined;
    if (holder) render(holder, body);
    this.lightUp(this.hasFocusNow);
  }

  set dim(dim: boolean) {
    this.alpha = dim ? DISABLED_ALPHA : 1;
  }

  override _focus(): void {
    this.hasFocusNow = true;
    this.zIndex = 5;
    this.part('Ring').visible = true;
    this.paint();
    this.lightUp(true);
    this.scaleTo(this.grow);
  }

  override _unfocus(): void {
    this.hasFocusNow = false;
    this.zIndex = 0;
    this.part('Ring').visible = false;
    this.paint();
    this.lightUp(false);
    this.scaleTo(1);
  }

  private scaleTo(scale: number): void {
    if (this.grow === 1) return;
    if (!this.scales) {
      this.scales = true;
      // Set once: Lightning would parse and compare the settings with every movement.
      this.transitions = { scale: { duration: MOTION.focus, timingFunction: 'ease-out' } };
    }
    this.setSmooth('scale', scale);
  }

  private paint(): void {
    const surface = SURFACE[this.surfaceName];
    const ground = this.part('Ground');
    ground.colorTop = this.hasFocusNow ? surface.focusTop : surface.top;
    ground.colorBottom = this.hasFocusNow ? surface.focusBottom : surface.bottom;
  }

  /** A part of the template. What changes with every key is set on it directly: a patch costs ten times as much. */
  private part(name: 'Ring' | 'Ground'): Lightning.Element {
    return this.getByRef(name) as Lightning.Element;
  }

  private lightUp(lit: boolean): void {
    const body = this.getByRef('Body') as Lightning.Element | undefined;
    if (body) visit(body, lit);
  }
}

function visit(element: Lightning.Element, lit: boolean): void {
  if (canLight(element)) element.lit = lit;
  if ((element as { ownsChildren?: boolean }).ownsChildren) return;
  for (const child of element.children) visit(child, lit);
}
