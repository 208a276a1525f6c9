import type { Goodbye } from '@falink/protocol';
import { face } from '../../components/face.js';
import type { Kit } from '../../components/Kit.js';
import { row } from '../../components/layout.js';
import { indexed, type Node } from '../../components/node.js';
import { hintRow, rowBody } from '../../components/parts.js';
import { QrCode } from '../../components/QrCode.js';
import type { SheetSide } from '../../components/sheet/sheet.js';
import type { KeyPress } from '../../keymap.js';
import type { PageScene } from '../../scene/PageScene.js';
import { agentName, agentPerson, categoryName } from '../../scene/words.js';
import { Page } from '../Page.js';
import { goodbyeScene } from './goodbyeScene.js';
import { drawGoodbye } from './goodbyeView.js';
import { isUnfinished, nextLines, ratingScene, SCORES, scoreOf, thanksScene } from './ratingScene.js';

/** A room in which nobody presses a key for this long is empty, or does not want to rate. */
const RATE_WITHIN_MS = 60_000;
const THANKS_MS = 8_000;
/** Long enough for an agent who writes while the resident waits. */
const WRITING_MS = 120_000;
/** Long enough to copy three lines or to find the phone; then the screen is the next person's. */
const GOODBYE_MS = 120_000;
/** The line below the faces is made smaller rather than longer. */
const BELOW_W = 1_640;

/** Five faces, one key; then what the agent wrote down, or thanks and what happens next. */
export class CallRatingPage extends Page {
  private failed = false;
  private skipped = false;
  private cancelLeave: (() => void) | undefined;

  protected override follow(): void {
    const { call, goodbye, link } = this.session;
    this.watch((listener) =>
      call.store.subscribe(() => {
        this.leaveInTime();
        listener();
      }),
    );
    this.watch((listener) => goodbye.store.subscribe(listener));
    this.onClose(goodbye.store.subscribe(() => this.leaveInTime()));
    this.onClose(link.store.subscribe(({ connected }) => connected && goodbye.notified(null)));
    this.onClose(() => this.cancelLeave?.());
    this.onClose(() => goodbye.forget());
    if (call.state.call) void goodbye.load(call.state.call.id);
    this.leaveInTime();
  }

  /** The faces are answered, here or in the browser whose call it was, or nobody wants to. */
  private get isRated(): boolean {
    const { rated, call } = this.session.call.state;
    return this.skipped || rated !== null || call?.ratingDue === false;
  }

  private get goodbye(): Goodbye | null {
    return this.isRated ? this.session.goodbye.store.state.goodbye : null;
  }

  /** Nobody presses a key: the page goes on to what there is to read, and then gives the screen back. */
  private leaveInTime(): void {
    this.cancelLeave?.();
    const { state } = this.goodbye ?? { state: null };
    const waitMs = !this.isRated
      ? RATE_WITHIN_MS
      : state === 'confirmed'
        ? GOODBYE_MS
        : state === 'writing'
          ? WRITING_MS
          : THANKS_MS;
    this.cancelLeave = this.session.platform.clock.after(waitMs, () => this.goOn());
  }

  /** From the faces to what the agent writes, if anything; from there to the programme. */
  private goOn(): void {
    if (this.isRated || this.session.goodbye.store.state.goodbye === null) {
      this.session.closeCall();
      return;
    }
    this.skipped = true;
    this.leaveInTime();
    this.refresh();
  }

  protected override describe(): PageScene {
    const { t, goodbye } = this;
    const { state } = this.session.call;
    if (!this.isRated) return ratingScene(t, this.unfinished);
    if (goodbye?.state === 'confirmed') {
      const scene = goodbyeScene(goodbye, t);
      return goodbye.url === null ? scene : { ...scene, qr: { purpose: 'summary', url: goodbye.url } };
    }
    return thanksScene(state, t, this.nextLines);
  }

  private get nextLines(): string[] {
    return nextLines(this.t, { unfinished: this.unfinished, writing: this.goodbye?.state === 'writing' });
  }

  private get unfinished(): boolean {
    return isUnfinished(this.session.call.state, this.session.intake.state);
  }

  override press({ key, repeat }: KeyPress): boolean {
    this.leaveInTime();
    if (repeat || (key !== 'back' && key !== 'home')) return false;
    this.goOn();
    return true;
  }

  protected override choose(id: string): void {
    if (id === 'done') {
      this.session.closeCall();
      return;
    }
    const score = scoreOf(id);
    if (score !== undefined) void this.rate(score);
  }

  private async rate(score: 1 | 2 | 3 | 4 | 5): Promise<void> {
    this.failed = !(await this.session.call.rate(score));
    this.leaveInTime();
    this.refresh();
  }

  protected override sheetSide(kit: Kit): SheetSide | undefined {
    const url = this.goodbye?.url;
    if (!url) return super.sheetSide(kit);
    return { w: 400, h: 400, node: { Qr: { type: QrCode, code: { text: url, size: 400 } } } };
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, goodbye } = this;
    if (!this.isRated) return this.drawFaces(kit, scene);
    if (goodbye?.state !== 'confirmed') return this.drawThanks(kit, scene);
    return drawGoodbye(kit, { goodbye, agent: agentName(this.session.call.state, t), scene, t });
  }

  private drawFaces(kit: Kit, scene: PageScene): Node {
    const { t, session } = this;
    const { state } = session.call;
    const name = agentName(state, t);
    const { call } = state;
    const lastedMs = call?.activeAt
      ? (call.endedAt ? Date.parse(call.endedAt) : session.platform.clock.wall()) - Date.parse(call.activeAt)
      : 0;
    const minutes = Math.floor(lastedMs / 60_000);
    const facts = [
      name,
      minutes >= 1 ? t('rating.minutes', { minutes }) : t('rating.short'),
      ...(kit.elder ? [] : [categoryName(state, t)]),
    ].join('    ');
    const factsW = kit.width(facts, 'body', false, kit.pick(38, 46));
    const left = 960 - (factsW + 108 + 28) / 2;
    const w = 320;
    const below = t(this.unfinished ? 'rating.kept' : 'rating.private');
    const belowW = Math.min(BELOW_W, kit.width(below, 'body'));
    return {
      Face: face(kit, { x: left, y: 62, size: 108, ...agentPerson(state) }),
      Facts: kit.label({
        text: facts,
        x: left + 108 + 28,
        y: 116 - kit.pick(38, 46) * 0.7,
        size: kit.pick(38, 46),
        tone: 'soft',
      }),
      Title: kit.label({
        text: scene.title,
        size: kit.pick(76, 88),
        bold: true,
        x: 960,
        y: kit.pick(190, 182),
        leading: 1.3,
        align: 'center',
      }),
      How: kit.label({
        text: this.failed ? t('rating.failed') : t('rating.how'),
        x: 960,
        y: kit.pick(296, 306),
        align: 'center',
        tone: this.failed ? 'gold' : 'muted',
        size: kit.pick(38, 46),
      }),
      ...row('Score', SCORES, { x: 96, y: 388, w, h: 428, gap: 32 }, (score, place) =>
        kit.option(`score-${score}`, {
          ...place,
          body: {
            Face: kit.picture({ x: (w - 172) / 2, y: 42, w: 172, h: 172, art: `face-${score}` }),
            Label: kit.label({
              text: t(`rating.${score}`),
              x: w / 2,
              y: 246,
              size: kit.pick(44, 50),
              bold: true,
              leading: 1.3,
              align: 'center',
              w: w - 30,
              fit: true,
            }),
            Digit: kit.badge({ x: (w - 76) / 2, y: 326, digit: score, size: 76 }),
          },
        }),
      ),
      Private: {
        x: 960 - (belowW + 64) / 2,
        y: 866,
        Icon: kit.icon({ x: 0, y: 4, name: this.unfinished ? 'scales' : 'shield', size: 44, tone: 'jade' }),
        Text: kit.label({ text: below, x: 64, y: 2, tone: 'soft', w: BELOW_W, fit: true }),
      },
      Hints: hintRow(kit, scene.hints, 960, 972, { center: true }),
    };
  }

  private drawThanks(kit: Kit, scene: PageScene): Node {
    const { t, session } = this;
    const phone = session.home.store.state.home?.district.supervisionPhone ?? '12348';
    const [first = '', second = ''] = this.nextLines;
    const rows = [
      { icon: this.goodbye ? 'book' : 'call', text: first },
      { icon: 'scales', text: second },
      { icon: 'shield', text: t('rating.nextComplaint', { phone }) },
    ];
    const rated = session.call.state.rated ?? 5;
    return {
      Face: kit.picture({ x: 96, y: 150, w: 200, h: 200, art: `face-${rated}` }),
      Title: kit.label({
        text: scene.title,
        size: kit.pick(76, 88),
        bold: true,
        x: 336,
        y: kit.pick(178, 170),
        leading: 1.3,
      }),
      Next: kit.label({ text: t('rating.next'), x: 336, y: kit.pick(284, 290), tone: 'muted', size: kit.pick(38, 46) }),
      Panel: kit.panel({ x: 96, y: 410, w: 1728, h: 420, surface: 'card' }),
      ...indexed('Row', rows, (row, index) => ({
        x: 136,
        y: 440 + index * 126,
        Chip: kit.chip({ x: 0, y: 10, icon: row.icon, size: 88 }),
        Text: kit.label({ text: row.text, x: 124, y: kit.pick(26, 20), size: kit.pick(40, 48), w: 1500, fit: true }),
      })),
      Done: kit.option('done', {
        x: 96,
        y: 880,
        w: 560,
        h: 124,
        body: rowBody(kit, { w: 560, h: 124, digit: 1, icon: 'house', title: t('rating.done') }),
      }),
    };
  }
}
