import type { Paper } from '@falink/protocol';
import { faceOf, Kit } from '../../components/Kit.js';
import { indexed, type Node } from '../../components/node.js';
import { barBody, dateWords, hintRow, plate, rowBody } from '../../components/parts.js';
import type { KeyPress } from '../../keymap.js';
import type { PageScene } from '../../scene/PageScene.js';
import { agentName } from '../../scene/words.js';
import { COLOR } from '../../theme.js';
import { Page, type PagePlanes } from '../Page.js';
import { drawForm, type FormFrame, partsOf } from './drawForm.js';
import type { FormPiece } from './formParts.js';
import {
  asksToConfirm,
  guideLine,
  intakeScene,
  rightSide,
  STEPS,
  stepIndex,
  turnsPart,
  wantedPaper,
} from './intakeScene.js';

const OFFICER = { x: 96, y: 174, w: 1040, h: 585, radius: 24 } as const;
const OFFICER_SMALL = { x: 96, y: 174, w: 640, h: 360, radius: 24 } as const;
/** The shape of the room's camera: what is seen here is exactly what is taken. */
const CAMERA = { x: 1168, y: 174, w: 656, h: 369, radius: 24, mirrored: false } as const;
const FORM: FormFrame = { x: 1168, y: 174, w: 656, h: 585 };
const FORM_WIDE: FormFrame = { x: 768, y: 174, w: 1056, h: 690 };
const SELF_SMALL = { x: 96, y: 558, w: 360, h: 203, radius: 20 } as const;

/** For measuring only. */
const NO_OPTION = { id: '', label: '', digit: null, disabled: true, select: () => undefined };

/** A legal-aid session in the community room: four steps, the officer large, papers by the room's camera, the form. */
export class IntakePage extends Page {
  private leaving = false;
  /** Which part of a long form is shown, and of which step: every step begins at the beginning. */
  private part = { step: '', index: 0 };

  protected override follow(): void {
    const { call, intake, platform } = this.session;
    this.watch((listener) => call.store.subscribe(listener));
    this.watch((listener) => intake.store.subscribe(listener));
    this.watch((listener) => platform.planes.onPicture(listener));
    this.watch((listener) => platform.clock.every(5_000, listener));
  }

  protected override describe(): PageScene {
    const { session, t, leaving } = this;
    const form = { part: this.partIndex, parts: this.formParts.length };
    return intakeScene({ t, leaving, state: session.intake.state, call: session.call.state, form });
  }

  override press({ key, repeat }: KeyPress): boolean {
    if (key === 'red') {
      if (repeat) return true;
      if (this.leaving) void this.session.call.end();
      else {
        this.leaving = true;
        this.refresh();
      }
      return true;
    }
    if (key === 'back' && this.leaving) {
      this.leaving = false;
      this.refresh();
      return true;
    }
    if (key === 'green' && !repeat) {
      this.session.call.toggleMute();
      return true;
    }
    // The session is not left by Back or Home: only red ends it, and it asks.
    return key === 'back' || key === 'home';
  }

  protected override choose(id: string): void {
    const { intake, call, platform } = this.session;
    switch (id) {
      case 'capture':
        platform.sound.chime();
        void intake.capture();
        return;
      case 'later':
        void intake.postpone();
        return;
      case 'right':
      case 'wrong':
        void intake.confirm(id === 'right');
        return;
      case 'next-part':
      case 'first-part':
        this.part.index = (this.partIndex + 1) % this.formParts.length;
        this.refresh();
        return;
      case 'stay':
        this.leaving = false;
        this.refresh();
        return;
      case 'leave':
        void call.end();
        return;
    }
  }

  /** The form as it is laid out now, in parts; none while something else is shown in its place. */
  private get formParts(): FormPiece[][] {
    const { intake } = this.session.intake.state;
    if (!intake || this.side !== 'form') return [];
    const measuring = new Kit(this.elder, this.t, this.context.measure, () => NO_OPTION);
    return partsOf(measuring, intake, this.formFrame);
  }
  private get partIndex(): number {
    const step = this.session.intake.state.intake?.step ?? '';
    if (this.part.step !== step) this.part = { step, index: 0 };
    // It may have grown shorter while it was shown.
    return Math.max(0, Math.min(this.part.index, this.formParts.length - 1));
  }
  private get formFrame(): FormFrame {
    return this.wide ? FORM_WIDE : FORM;
  }

  private get side(): 'camera' | 'form' {
    return rightSide(this.session.intake.state.intake);
  }
  /** The form needs the room: the officer steps back. */
  private get wide(): boolean {
    const step = this.session.intake.state.intake?.step;
    return step === 'read_aloud' || step === 'confirm' || step === 'accepted';
  }

  override planes(): PagePlanes {
    if (this.leaving) return {};
    const { media } = this.session.call.state;
    const remote = !media.remote.cameraOff ? { remote: this.wide ? OFFICER_SMALL : OFFICER } : {};
    const self =
      media.camera === 'on' ? { self: this.wide ? SELF_SMALL : this.side === 'camera' ? CAMERA : undefined } : {};
    return { ...remote, ...(self.self && { self: self.self }) };
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    if (this.leaving) return { Leaving: this.drawLeaving(kit, scene) };
    const { wide, side } = this;
    return {
      Steps: this.steps(kit),
      Officer: this.officer(kit),
      ...(side === 'form'
        ? { Form: drawForm(kit, this.formParts[this.partIndex] ?? [], this.formFrame, scene) }
        : { Camera: this.camera(kit) }),
      ...(!wide && { Papers: this.papers(kit) }),
      Actions: this.actions(kit, scene),
    };
  }

  private drawLeaving(kit: Kit, scene: PageScene): Node {
    const icons: Record<string, string> = { stay: 'talk', leave: 'hang' };
    return {
      Title: kit.label({ text: scene.title, size: kit.pick(76, 88), bold: true, x: 96, y: 300, leading: 1.3 }),
      ...indexed('Choice', scene.choices, (choice, index) =>
        kit.option(choice.id, {
          x: 96,
          y: 480 + index * 166,
          w: 860,
          h: 138,
          surface: choice.id === 'leave' ? 'red' : 'card',
          body: rowBody(kit, {
            w: 860,
            h: 138,
            digit: choice.digit,
            icon: icons[choice.id] ?? 'rt',
            title: choice.label,
          }),
        }),
      ),
    };
  }

  private steps(kit: Kit): Node {
    const { t, session } = this;
    const current = stepIndex(session.intake.state.intake?.step);
    const done = session.intake.state.intake?.step === 'accepted' ? STEPS.length : Math.max(0, current);
    let x = 96;
    const nodes: Node = {};
    STEPS.forEach((step, index) => {
      const isDone = index < done;
      const isNow = index === current;
      const text = t(`intake.${step}`);
      const size = isNow ? kit.pick(42, 48) : kit.pick(36, 45);
      const shown = !kit.elder || isNow;
      const w = shown ? kit.width(text, 'body', isNow, size) : 0;
      nodes[`Step${index}`] = {
        x,
        y: 62,
        Circle: kit.box({
          x: 0,
          y: 0,
          w: 72,
          h: 72,
          color: isDone ? COLOR.jadeTop : isNow ? COLOR.gold : 0x26ffffff,
          radius: 36,
        }),
        ...(isDone
          ? { Check: kit.icon({ x: 14, y: 14, name: 'check', size: 44 }) }
          : {
              Number: kit.label({
                text: String(index + 1),
                x: 36,
                y: 12,
                size: 40,
                bold: true,
                leading: 1.2,
                align: 'center',
                tone: isNow ? 'ink' : 'muted',
              }),
            }),
        ...(shown && {
          Text: kit.label({
            text,
            x: 90,
            y: 36 - size * 0.65,
            size,
            bold: isNow,
            leading: 1.3,
            tone: isNow ? 'text' : isDone ? 'soft' : 'muted',
          }),
        }),
      };
      x += 90 + w + 24;
      if (index < STEPS.length - 1) {
        nodes[`Link${index}`] = kit.box({
          x: x - 4,
          y: 96,
          w: 76,
          h: 6,
          color: isDone ? COLOR.jade : 0x33ffffff,
          radius: 3,
        });
        x += 92;
      }
    });
    const words = dateWords(t, session.platform.clock.wall(), kit.elder, this.locale);
    nodes.Clock = kit.label({
      text: words.time,
      role: 'clock',
      x: 1824,
      y: 98 - kit.size('clock') * 0.6,
      align: 'right',
    });
    return nodes;
  }

  private officer(kit: Kit): Node {
    const { session, t } = this;
    const { state } = session.call;
    const at = this.wide ? OFFICER_SMALL : OFFICER;
    const moving = !state.media.remote.cameraOff && session.platform.planes.hasPicture('remote');
    const name = agentName(state, t);
    const office = state.call?.agent?.office ?? t('active.officer');
    return {
      x: at.x,
      y: at.y,
      ...(!moving && {
        Panel: kit.panel({ x: 0, y: 0, w: at.w, h: at.h, surface: 'sunk' }),
        Face: kit.avatar({ x: at.w / 2 - 80, y: at.h / 2 - 130, size: 160, art: faceOf(name) }),
        Wait: kit.label({ text: t('intake.connecting'), x: at.w / 2, y: at.h / 2 + 60, align: 'center', tone: 'soft' }),
      }),
      Who: plate(kit, {
        x: 28,
        y: 24,
        text: this.wide || kit.elder ? name : `${office}    ${name}`,
        dot: state.media.poor ? COLOR.busy : COLOR.jade,
      }),
      ...(!this.wide && {
        Fade: kit.fadeUp({ x: 0, y: at.h - 170, w: at.w, h: 170, radius: [0, 0, 24, 24], color: 0xff070e20 }),
        Guide: kit.label({
          text: guideLine({ t, state: session.intake.state, call: state }),
          x: 38,
          y: at.h - kit.pick(82, 92),
          size: kit.pick(48, 54),
          bold: true,
          leading: 1.3,
          w: at.w - 76,
          fit: true,
          tone: session.intake.state.trouble ? 'gold' : 'text',
        }),
      }),
    };
  }

  private camera(kit: Kit): Node {
    const { session, t } = this;
    const { media } = session.call.state;
    const moving = media.camera === 'on' && session.platform.planes.hasPicture('self');
    const paper = wantedPaper(session.intake.state.intake);
    const { w, h } = CAMERA;
    const corner = (x: number, y: number, dx: number, dy: number): Node => ({
      x,
      y,
      H: kit.box({ x: dx > 0 ? 0 : -70, y: dy > 0 ? 0 : -8, w: 70, h: 8, color: 0xff63e0b4, radius: 4 }),
      V: kit.box({ x: dx > 0 ? 0 : -8, y: dy > 0 ? 0 : -70, w: 8, h: 70, color: 0xff63e0b4, radius: 4 }),
    });
    const note = session.intake.state.sending ? t('intake.sending') : paper ? paper.label : t('intake.waitPaper');
    return {
      x: CAMERA.x,
      y: CAMERA.y,
      ...(!moving && {
        Panel: kit.panel({ x: 0, y: 0, w, h, surface: 'sunk' }),
        Chip: kit.chip({ x: w / 2 - 60, y: h / 2 - 100, icon: 'camoff', size: 120 }),
        Text: kit.label({
          text: media.camera === 'opening' ? t('waiting.cameraOpening') : t('waiting.cameraMissing'),
          x: w / 2,
          y: h / 2 + 40,
          align: 'center',
          tone: 'soft',
        }),
      }),
      ...(paper && {
        TopLeft: corner(70, 40, 1, 1),
        TopRight: corner(w - 70, 40, -1, 1),
        BottomLeft: corner(70, h - 40, 1, -1),
        BottomRight: corner(w - 70, h - 40, -1, -1),
      }),
      Note: {
        y: h + 16,
        Panel: kit.panel({ x: 0, y: 0, w, h: 200, surface: 'sunk' }),
        Icon: kit.icon({
          x: 32,
          y: kit.pick(30, 34),
          name: paper ? 'doccam' : 'clock',
          size: 44,
          tone: paper ? 'jade' : 'muted',
        }),
        Text: kit.label({
          text: note,
          x: 98,
          y: 24,
          size: kit.pick(44, 50),
          bold: true,
          leading: 1.3,
          w: w - 130,
          fit: true,
        }),
        Line: kit.label({
          text: paper ? t('intake.corners') : t('intake.identityLine'),
          x: 32,
          y: kit.pick(98, 104),
          size: kit.pick(38, 45),
          leading: 1.3,
          w: w - 64,
          fit: true,
          tone: 'muted',
        }),
      },
    };
  }

  private papers(kit: Kit): Node {
    const { session, t } = this;
    const papers = session.intake.state.intake?.papers ?? [];
    const shown = papers.slice(-4);
    const w = (1728 - 3 * 20) / 4;
    return indexed('Paper', shown, (paper: Paper, index) => {
      const done = paper.state === 'received' || paper.state === 'accepted';
      const now = paper.state === 'requested' || paper.state === 'retake';
      const word =
        paper.state === 'accepted'
          ? t('intake.accepted')
          : done
            ? t('intake.received')
            : paper.state === 'retake'
              ? t('intake.retake')
              : paper.state === 'later'
                ? t('intake.postponed')
                : t('intake.requested');
      const size = kit.pick(36, 45);
      const wordW = kit.width(word, 'body', false, size);
      return {
        x: 96 + index * (w + 20),
        y: 783,
        Panel: kit.panel({ x: 0, y: 0, w, h: 88, surface: now ? 'card' : 'sunk', radius: 20 }),
        Icon: kit.icon({
          x: 22,
          y: 22,
          name: done ? 'okc' : now ? 'doccam' : 'doc',
          size: 44,
          tone: done ? 'jade' : now ? 'gold' : 'muted',
        }),
        Label: kit.label({
          text: paper.label,
          x: 84,
          y: (88 - size * 1.3) / 2,
          size,
          leading: 1.3,
          w: w - 84 - wordW - 40,
          fit: true,
        }),
        Word: kit.label({
          text: word,
          x: w - 22,
          y: (88 - size * 1.3) / 2,
          size,
          leading: 1.3,
          align: 'right',
          tone: done ? 'jade' : now ? 'gold' : 'muted',
        }),
      };
    });
  }

  private actions(kit: Kit, scene: PageScene): Node {
    const { t, session } = this;
    const icons: Record<string, string> = { capture: 'doccam', later: 'cal', right: 'check', wrong: 'warn' };
    const confirm = asksToConfirm(session.intake.state.intake);
    const w = kit.pick(560, 620);
    const bar = scene.choices.filter((choice) => !turnsPart(choice));
    return {
      ...(this.wide && {
        Guide: kit.label({
          text: confirm
            ? t('intake.confirmTitle')
            : guideLine({ t, state: session.intake.state, call: session.call.state }),
          x: 96,
          y: 784,
          size: kit.pick(44, 50),
          bold: true,
          leading: 1.3,
          w: 640,
          lines: 2,
          tone: session.intake.state.trouble ? 'gold' : 'text',
        }),
      }),
      ...indexed('Choice', bar, (choice, index) =>
        kit.option(choice.id, {
          x: 96 + index * (w + 32),
          y: 897,
          w,
          h: 124,
          surface: choice.id === 'right' ? 'jade' : 'card',
          body: barBody(kit, { w, h: 124, digit: choice.digit, icon: icons[choice.id] ?? 'rt', title: choice.label }),
        }),
      ),
      Hints: hintRow(
        kit,
        scene.hints.slice(0, bar.length > 0 ? 1 : 2),
        bar.length > 0 ? kit.pick(1500, 1420) : 96,
        kit.pick(938, 932),
      ),
    };
  }
}
