import { choiceCards } from '../../components/choices.js';
import { face } from '../../components/face.js';
import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { brand, hintRow } from '../../components/parts.js';
import type { KeyPress } from '../../keymap.js';
import { UNASKED_MS } from '../../scene/DigitGuard.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';
import { incomingScene } from './incomingScene.js';

const TITLE_Y = 160;
const CARDS_Y = 500;
const HINTS_Y = 978;
const ICONS = { video: 'cam', sound: 'mic', decline: 'lt', again: 'refresh' };

/** A desk calls this television. Nothing is opened and nothing is answered before somebody presses a key. */
export class CallIncomingPage extends Page {
  /** Keys before this were meant for the page that was there before. */
  private takesFromMs = 0;

  protected override follow(): void {
    const { call, platform } = this.session;
    this.takesFromMs = this.context.unasked ? platform.clock.now() + UNASKED_MS : 0;
    this.watch((listener) => call.incoming.store.subscribe(listener));
  }

  protected override describe(): PageScene {
    return incomingScene(this.t, this.session.call.incoming.state);
  }

  /** Back and Home decline; the red key neither answers nor calls somebody else. */
  override press({ key, repeat }: KeyPress): boolean {
    const isEarly = this.session.platform.clock.now() < this.takesFromMs;
    if (key === 'red') return true;
    if (key === 'ok') return isEarly;
    if (key !== 'back' && key !== 'home') return false;
    if (!repeat && !isEarly) this.session.call.incoming.decline();
    return true;
  }

  protected override choose(id: string): void {
    const { incoming } = this.session.call;
    if (id === 'decline') incoming.decline();
    else if (id === 'again') void incoming.check();
    else void incoming.answer({ audioOnly: id === 'sound' });
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { agent } = this.session.call.incoming.state.call ?? {};
    const [who = '', line = ''] = scene.lines.length > 1 ? scene.lines : ['', ...scene.lines];
    const titleSize = kit.pick(88, 96);
    const whoSize = kit.pick(46, 52);
    const whoY = TITLE_Y + titleSize * 1.25 + 8;
    const lineSize = kit.pick(42, 48);
    const lineY = who ? whoY + whoSize * 1.4 + 6 : whoY;
    const h = kit.pick(136, 134);
    const gap = kit.pick(22, 18);
    const y = Math.min(CARDS_Y, HINTS_Y - 18 - (h + gap) * scene.choices.length);
    const wide = { x: 96, w: 1_728, fit: true };
    return {
      Brand: brand(kit, ''),
      ...this.corner(kit),
      Face: face(kit, {
        x: 1_394,
        y: 520,
        size: 400,
        name: agent?.displayName ?? '',
        portrait: agent?.portrait ?? null,
      }),
      Title: kit.label({ ...wide, text: scene.title, size: titleSize, bold: true, y: TITLE_Y, leading: 1.25 }),
      ...(who && { Who: kit.label({ ...wide, text: who, size: whoSize, y: whoY, tone: 'soft' }) }),
      Line: kit.label({ ...wide, text: line, size: lineSize, y: lineY, tone: 'gold' }),
      ...choiceCards(kit, scene.choices, { x: 96, y, w: 1_180, h, gap, icons: ICONS }),
      Hints: hintRow(kit, scene.hints, 96, HINTS_Y),
    };
  }
}
