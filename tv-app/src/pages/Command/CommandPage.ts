import { choiceCards } from '../../components/choices.js';
import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { brand, hintRow } from '../../components/parts.js';
import type { KeyPress } from '../../keymap.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';
import { commandScene } from './commandScene.js';

const MS_PER_S = 1_000;
const WIDTH = 1_440;
const HINTS_Y = 972;

/** What the command center asks or says: a text, a test of camera and microphone. OK agrees, Back refuses. */
export class CommandPage extends Page {
  protected override follow(): void {
    const { prompts, platform } = this.session;
    prompts.begin();
    this.watch((listener) =>
      prompts.store.subscribe(() => {
        prompts.begin();
        listener();
      }),
    );
    // Only a notice counts down where people see it.
    this.onClose(platform.clock.every(MS_PER_S, () => this.isCounting && this.refresh()));
  }

  private get isCounting(): boolean {
    const { shown } = this.session.prompts.store.state;
    return shown !== null && shown.prompt.kind !== 'message' && shown.prompt.isNotice;
  }

  protected override describe(): PageScene {
    const { prompts, platform } = this.session;
    const { shown } = prompts.store.state;
    const leftMs = shown?.endsAtMs == null ? null : Math.max(0, shown.endsAtMs - platform.clock.now());
    return commandScene(this.t, shown?.prompt ?? null, leftMs === null ? null : Math.ceil(leftMs / MS_PER_S));
  }

  /** Back and Home refuse; the red key does not start another call beside this one. */
  override press({ key, repeat }: KeyPress): boolean {
    const { prompts } = this.session;
    const isMessage = prompts.store.state.shown?.prompt.kind === 'message';
    if (key === 'red') return !isMessage;
    if (key !== 'back' && key !== 'home') return false;
    if (!repeat) prompts.answer('back');
    return true;
  }

  protected override choose(id: string): void {
    this.session.prompts.answer(id === 'ok' ? 'ok' : 'back');
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const kind = this.session.prompts.store.state.shown?.prompt.kind ?? 'message';
    const [first = '', second = ''] = scene.lines;
    const titleSize = kind === 'message' ? kit.pick(52, 60) : kit.pick(92, 104);
    const title = { text: scene.title, size: titleSize, bold: true, w: 1_728, lines: 2, leading: 1.25 };
    const firstSize = kind === 'message' ? kit.pick(72, 80) : kit.pick(46, 54);
    const body = { text: first, size: firstSize, w: WIDTH, lines: kind === 'message' ? 5 : 3, leading: 1.35 };
    const bodyY = 190 + kit.lines(title).length * titleSize * 1.25 + 28;
    const smallY = bodyY + kit.lines(body).length * firstSize * 1.35 + 20;
    const small = { text: second, size: kit.pick(42, 50), w: WIDTH, lines: 2, leading: 1.4 };
    const top = Math.max(smallY + (second ? kit.lines(small).length : 0) * small.size * 1.4 + 44, 640);
    const h = kit.pick(132, 144);
    const count = scene.choices.length;
    const cards = { x: 96, y: Math.min(top, 1_040 - (h + 24) * count), w: 960, h, gap: 24 };
    return {
      Brand: brand(kit, ''),
      ...this.seenSign(kit, { right: 1824, y: 66 }),
      Title: kit.label({ ...title, x: 96, y: 190, tone: kind === 'message' ? 'soft' : 'text' }),
      Body: kit.label({
        ...body,
        x: 96,
        y: bodyY,
        bold: kind === 'message',
        tone: kind === 'message' ? 'text' : 'soft',
      }),
      Small: kit.label({ ...small, x: 96, y: smallY, tone: 'soft' }),
      ...choiceCards(kit, scene.choices, {
        ...cards,
        icons: { ok: 'check', back: 'lt' },
      }),
      // A long text leaves no room for them; the line below it says what Back does.
      ...(cards.y + (h + 24) * count <= HINTS_Y && { Hints: hintRow(kit, scene.hints, 96, HINTS_Y) }),
    };
  }
}
