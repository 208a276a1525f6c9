import { clockText } from '@falink/client';
import { face } from '../../components/face.js';
import type { Kit } from '../../components/Kit.js';
import { row } from '../../components/layout.js';
import type { Node } from '../../components/node.js';
import { barBody } from '../../components/parts.js';
import type { Key, KeyPress } from '../../keymap.js';
import type { PageScene } from '../../scene/PageScene.js';
import { agentName, agentPerson } from '../../scene/words.js';
import { COLOR } from '../../theme.js';
import { Page, type PagePlanes } from '../Page.js';
import { activeScene, lineWords } from './activeScene.js';

const FULL = { x: 0, y: 0, w: 1920, h: 1080, radius: 0 } as const;
const SELF = { x: 1392, y: 560, w: 432, h: 243, radius: 20 } as const;
const KEYS_HIDE_MS = 6_000;
/** The keys of the remote that choose without the focus. */
const CAPS: Readonly<Record<string, Key>> = {
  mute: 'green',
  camera: 'yellow',
  phone: 'yellow',
  return: 'yellow',
  'hang-up': 'red',
};
/** How long the red key, once pressed, hangs up when it is pressed again. */
const RED_AGAIN_MS = 5_000;

/** The call: the lawyer large, oneself small, what the line does in words, and three keys. */
export class CallActivePage extends Page {
  private keysShown = true;
  private cancelHide: (() => void) | undefined;
  /** Forgets that the red key was pressed; set while another press of it hangs up. */
  private cancelEnd: (() => void) | undefined;

  protected override follow(): void {
    const { call, platform } = this.session;
    this.watch((listener) => call.store.subscribe(listener));
    this.watch((listener) => platform.planes.onPicture(listener));
    this.watch((listener) => platform.clock.every(1_000, listener));
    this.onClose(() => this.cancelHide?.());
    this.onClose(() => this.cancelEnd?.());
    this.showKeys();
  }

  private showKeys(): void {
    this.cancelHide?.();
    this.cancelHide = this.session.platform.clock.after(KEYS_HIDE_MS, () => {
      this.keysShown = false;
      this.refresh();
    });
    if (this.keysShown) return;
    this.keysShown = true;
    this.refresh();
  }

  protected override describe(): PageScene {
    const { call, platform } = this.session;
    return activeScene(call.state, this.t, platform.planes.soundAwaitsKey, this.cancelEnd !== undefined);
  }

  override press({ key, repeat }: KeyPress): boolean {
    const wasHidden = !this.keysShown;
    this.showKeys();
    if (repeat) return false;
    if (key === 'green') this.choose('mute');
    else if (key === 'yellow') this.chooseYellow();
    else if (key === 'red') this.pressRed();
    // In a call Back, Home and the first arrow only show the keys, so that none of them hangs up by accident.
    else if (key === 'back' || key === 'home') return true;
    else return wasHidden;
    return true;
  }

  private chooseYellow(): void {
    const yellow = this.scene.choices.find(({ id }) => CAPS[id] === 'yellow');
    if (yellow) this.choose(yellow.id);
  }

  /** Everywhere else red calls a lawyer: here it asks once, so that a habit does not end the call. */
  private pressRed(): void {
    if (this.cancelEnd) {
      this.choose('hang-up');
      return;
    }
    this.cancelEnd = this.session.platform.clock.after(RED_AGAIN_MS, () => {
      this.cancelEnd = undefined;
      this.refresh();
    });
    this.refresh();
  }

  protected override choose(id: string): void {
    const { call } = this.session;
    if (id === 'mute') call.toggleMute();
    else if (id === 'camera') call.toggleCamera();
    else if (id === 'phone') this.session.navigator.open('companion');
    else if (id === 'return') void call.leaveScreen();
    else if (id === 'hang-up') void call.end();
  }

  /** In the largest size the keys are a page over the darkened picture; without them nothing lies on it. */
  protected override get sheetStyle(): 'video' | 'own' {
    return this.keysShown || !this.seesRemote ? 'video' : 'own';
  }
  protected override sheetWords(scene: PageScene): readonly string[] {
    const { state } = this.session.call;
    const caption = scene.lines[0] ?? '';
    return [
      caption === '' ? lineWords(state, this.t).text : caption,
      ...scene.lines.slice(1),
      this.t('active.notRecorded'),
    ];
  }

  private get seesRemote(): boolean {
    const { media } = this.session.call.state;
    return (
      media.remote.picture === 'on' && media.phase !== 'connecting' && this.session.platform.planes.hasPicture('remote')
    );
  }

  override get groundless(): boolean {
    return this.seesRemote;
  }

  override planes(): PagePlanes {
    const { media } = this.session.call.state;
    const isCovered = this.letters === 'largest' && this.sheetStyle === 'video';
    return {
      ...(this.seesRemote && { remote: FULL }),
      ...(media.camera === 'on' && !isCovered && { self: SELF }),
    };
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, session } = this;
    const { state } = session.call;
    const { media } = state;
    const [caption = '', sender = ''] = scene.lines;
    // Who sends is said with the keys; what is wrong stays.
    const words = caption === '' && this.keysShown ? sender : caption;
    const name = agentName(state, t);
    const camera = media.camera === 'on';
    const selfMoving = camera && session.platform.planes.hasPicture('self');
    return {
      ...(!this.seesRemote && {
        Waiting: {
          Face: face(kit, { x: 960 - 130, y: 300, size: 260, ...agentPerson(state) }),
          Name: kit.label({ text: name, role: 'title', x: 960, y: 600, align: 'center' }),
          Line: kit.label({
            // A caption below it would cover it.
            text: caption === '' || caption === t('active.connecting') ? t('active.connectingLine') : caption,
            x: 960,
            y: 704,
            align: 'center',
            tone: 'soft',
          }),
        },
      }),
      ...(kit.text !== 'largest' && this.plates(kit)),
      ...(this.seesRemote && words !== '' && { Caption: this.caption(kit, words) }),
      ...(selfMoving && {
        Edge: kit.outline({
          x: SELF.x - 4,
          y: SELF.y - 4,
          w: SELF.w + 8,
          h: SELF.h + 8,
          color: COLOR.selfEdge,
          line: 4,
          radius: 24,
        }),
      }),
      ...this.seenSign(kit, { right: SELF.x + SELF.w, y: SELF.y - kit.pick(70, 88, 112) }),
      ...(this.keysShown && { Keys: this.keys(kit, scene) }),
    };
  }

  /** Above: who it is, how the line is, and how long the call is. */
  private plates(kit: Kit): Node {
    const { t, session } = this;
    const { state } = session.call;
    const { call } = state;
    const line = lineWords(state, t);
    const office = call?.agent?.office ?? '';
    const seconds = call?.activeAt ? session.platform.clock.wall() - Date.parse(call.activeAt) : 0;
    return {
      Who: {
        x: 96,
        y: 54,
        Ground: kit.box({ x: 0, y: 0, w: kit.pick(560, 640), h: kit.pick(120, 146), color: COLOR.glass, radius: 24 }),
        Dot: kit.dot({ x: 24, y: kit.pick(44, 57), color: line.good ? COLOR.jade : COLOR.busy }),
        Name: kit.label({
          text: agentName(state, t),
          x: 76,
          y: kit.pick(10, 8),
          size: kit.pick(44, 54),
          bold: true,
          leading: 1.3,
          w: kit.pick(460, 540),
          fit: true,
        }),
        Line: kit.label({
          text: this.whoLine(kit, office, line.text),
          x: 76,
          y: kit.pick(66, 78),
          size: kit.pick(34, 46),
          leading: 1.3,
          tone: 'soft',
          w: kit.pick(460, 540),
          fit: true,
        }),
      },
      Time: {
        x: 1824 - kit.pick(340, 400),
        y: 54,
        Ground: kit.box({ x: 0, y: 0, w: kit.pick(340, 400), h: kit.pick(120, 146), color: COLOR.glass, radius: 24 }),
        Clock: kit.label({
          text: clockText(seconds),
          x: kit.pick(312, 372),
          y: 6,
          size: kit.pick(50, 60),
          bold: true,
          leading: 1.3,
          align: 'right',
        }),
        Line: kit.label({
          text: t('active.notRecorded'),
          x: kit.pick(312, 372),
          y: kit.pick(68, 80),
          size: kit.pick(32, 45),
          leading: 1.3,
          align: 'right',
          tone: 'soft',
        }),
      },
    };
  }

  /** How the line is, and whose office it is where both fit. */
  private whoLine(kit: Kit, office: string, line: string): string {
    const both = `${line}  ·  ${office}`;
    return office && !kit.elder && kit.width(both, 'body', false, 34) <= 460 ? both : line;
  }

  private caption(kit: Kit, text: string): Node {
    const size = kit.pick(48, 56, 72);
    // Left of the resident's own picture.
    const lines = kit.lines({ text, size, bold: true, w: SELF.x - 96 - 72 - 24 });
    const w = Math.max(...lines.map((line) => kit.width(line, 'body', true, size))) + 72;
    const lineH = Math.round(size * 1.3);
    const h = Math.round(size * 0.45) + lines.length * lineH;
    return {
      x: 96,
      y: 742 + 88 - h,
      Ground: kit.box({ x: 0, y: 0, w, h, color: COLOR.plate, radius: 18 }),
      Text: kit.label({
        text: lines.join('\n'),
        x: 36,
        y: (h - lines.length * lineH) / 2,
        size,
        bold: true,
        leading: 1.3,
      }),
    };
  }

  private keys(kit: Kit, scene: PageScene): Node {
    const { media } = this.session.call.state;
    const icons: Record<string, string> = {
      mute: media.microphone === 'off' ? 'micoff' : 'mic',
      camera: media.camera === 'off' ? 'camoff' : 'cam',
      phone: 'cam',
      return: 'mobile',
      'hang-up': 'hang',
    };
    const w = kit.pick(420, 500);
    const total = scene.choices.length * (w + 25) - 25;
    return {
      Fade: kit.fadeUp({ x: 0, y: 760, w: 1920, h: 320, color: COLOR.fade }),
      ...row('Key', scene.choices, { x: (1920 - total) / 2, y: 890, w, h: 120, gap: 25 }, (choice, place) =>
        kit.option(choice.id, {
          ...place,
          grow: 1.04,
          surface: choice.id === 'hang-up' ? 'red' : 'card',
          body: barBody(kit, {
            w,
            h: 120,
            digit: null,
            cap: CAPS[choice.id] ?? 'ok',
            icon: icons[choice.id] ?? 'list',
            title: choice.label,
          }),
        }),
      ),
    };
  }
}
