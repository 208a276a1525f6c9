import { openDocument } from '@falink/protocol';
import { choiceCards } from '../../components/choices.js';
import { face } from '../../components/face.js';
import { Kit } from '../../components/Kit.js';
import { row } from '../../components/layout.js';
import type { Node } from '../../components/node.js';
import { barBody, hintRow, plate } from '../../components/parts.js';
import { QrCode } from '../../components/QrCode.js';
import type { SheetSide } from '../../components/sheet/sheet.js';
import type { KeyPress } from '../../keymap.js';
import { companionSteps, paperCamera, phoneLine } from '../../scene/companion.js';
import type { PageScene } from '../../scene/PageScene.js';
import { agentName, agentPerson } from '../../scene/words.js';
import { lastPage } from '../../session/papers.js';
import { COLOR } from '../../theme.js';
import { Page, type PagePlanes } from '../Page.js';
import { drawCamera } from './drawCamera.js';
import { drawForm, type FormFrame, partsOf } from './drawForm.js';
import { drawPapers } from './drawPapers.js';
import { drawPhoneCard } from './drawPhoneCard.js';
import { drawSteps } from './drawSteps.js';
import type { FormPiece } from './formParts.js';
import { asksToConfirm, formRows, guideLine, intakeScene, isFormWide, rightSide, turnsPart } from './intakeScene.js';

const OFFICER = { x: 96, y: 174, w: 1040, h: 585, radius: 24 } as const;
const OFFICER_SMALL = { x: 96, y: 174, w: 640, h: 360, radius: 24 } as const;
/** The shape of the room's camera: what is seen here is exactly what is taken. */
const CAMERA = { x: 1168, y: 174, w: 656, h: 369, radius: 24, mirrored: false } as const;
const FORM: FormFrame = { x: 1168, y: 174, w: 656, h: 585 };
const FORM_WIDE: FormFrame = { x: 768, y: 174, w: 1056, h: 690 };
const SELF_SMALL = { x: 96, y: 558, w: 360, h: 203, radius: 20 } as const;

const SHEET_QR = 440;

const RESUME = 'resume-';

/** A legal-aid session in the community room: four steps, the officer large, papers by the room's camera, the form. */
export class IntakePage extends Page {
  private leaving = false;
  /** Ends that the code for a phone is shown. */
  private hidePhone: (() => void) | undefined;
  /** Which part of a long form is shown, and of which step: every step begins at the beginning. */
  private part = { step: '', index: 0 };

  protected override follow(): void {
    const { call, companion, intake, platform } = this.session;
    const offering = (listener: () => void) => () => {
      this.offerPhone();
      listener();
    };
    this.watch((listener) => call.store.subscribe(offering(listener)));
    this.watch((listener) => intake.store.subscribe(offering(listener)));
    this.watch((listener) => companion.store.subscribe(listener));
    this.watch((listener) => platform.planes.onPicture(listener));
    this.watch((listener) => platform.clock.every(5_000, listener));
    this.offerPhone();
    this.onClose(() => this.hidePhone?.());
  }

  /** The code for a phone stands where the picture of the room's camera would. */
  private get offersPhone(): boolean {
    return this.side === 'camera' && paperCamera(this.session.call.state.media) === 'none';
  }
  private offerPhone(): void {
    const { offersPhone } = this;
    if (offersPhone === (this.hidePhone !== undefined)) return;
    this.hidePhone?.();
    this.hidePhone = offersPhone ? this.session.companion.show() : undefined;
  }
  private get link(): string | null {
    return this.offersPhone ? this.session.companion.store.state.link : null;
  }

  protected override describe(): PageScene {
    const { session, t, leaving } = this;
    const form = { part: this.partIndex, parts: this.formParts.length };
    return intakeScene({ t, leaving, state: session.intake.state, call: session.call.state, form, link: this.link });
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
      case 'more':
      case 'retake-last': {
        const paper = intake.inHand()?.paper;
        platform.sound.chime();
        void intake.capture(id === 'retake-last' && paper ? lastPage(paper)?.id : undefined);
        return;
      }
      case 'capture-again':
        platform.sound.chime();
        void intake.capture(intake.state.doubt?.replaces);
        return;
      case 'send':
        void intake.sendDoubtful();
        return;
      case 'finish':
      case 'continue': {
        const paper = openDocument(intake.state.intake);
        if (paper) intake.finish(paper.id, id === 'finish');
        return;
      }
      case 'phone':
      case 'phone-after':
        this.session.navigator.open('companion');
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
      default:
        if (id.startsWith(RESUME)) void intake.resume(id.slice(RESUME.length));
    }
  }

  /** The form as it is laid out now, in parts; none while something else is shown in its place. */
  private get formParts(): FormPiece[][] {
    const { intake } = this.session.intake.state;
    // In the largest size it is read with the other words, which turn.
    if (!intake || this.side !== 'form' || this.letters === 'largest') return [];
    const measuring = new Kit(this.letters, this.t, this.context.measure);
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
    return rightSide(this.session.intake.state);
  }
  /** The form needs the room: the officer steps back. */
  private get wide(): boolean {
    return isFormWide(this.session.intake.state);
  }

  override planes(): PagePlanes {
    if (this.leaving) return {};
    const { media } = this.session.call.state;
    const remote = media.remote.picture === 'on' ? { remote: this.wide ? OFFICER_SMALL : OFFICER } : {};
    const self =
      media.camera === 'on' ? { self: this.wide ? SELF_SMALL : this.side === 'camera' ? CAMERA : undefined } : {};
    return { ...remote, ...(self.self && { self: self.self }) };
  }

  /** While papers are held to the camera it is larger than who is spoken with. */
  protected override sheetSide(kit: Kit): SheetSide | undefined {
    const { camera } = this.session.call.state.media;
    const { link } = this;
    if (link !== null && !this.leaving)
      return { w: SHEET_QR, h: SHEET_QR, node: { Qr: { type: QrCode, code: { text: link, size: SHEET_QR } } } };
    if (this.side !== 'camera' || camera !== 'on' || this.leaving) return super.sheetSide(kit);
    return { w: 800, h: 450, plane: 'self' };
  }
  /** What is asked of the resident, and the form that is to be confirmed. */
  protected override sheetWords(scene: PageScene): readonly string[] {
    const { intake } = this.session.intake.state;
    const { t } = this;
    if (this.link !== null && !this.leaving) return [...scene.lines, ...companionSteps(t)];
    if (!intake || this.leaving || this.side !== 'form') return scene.lines;
    const rows = formRows(intake, t).map(({ name, value }) =>
      t('text.named', { name, value: value || t('intake.empty') }),
    );
    return [...scene.lines, ...rows];
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    if (this.leaving) return { Leaving: this.drawLeaving(kit, scene), ...this.seenSign(kit, { right: 1824, y: 66 }) };
    const { wide } = this;
    const { intake } = this.session;
    return {
      Steps: drawSteps(kit, intake.state.intake?.step),
      Clock: this.clock(kit),
      Officer: this.officer(kit),
      ...this.drawRight(kit, scene),
      ...(!wide && { Papers: drawPapers(kit, intake.state.intake?.papers ?? [], intake.inHand()?.paper.id) }),
      Actions: this.actions(kit, scene),
    };
  }

  /** The form, the camera with the frame for a paper, or the code for a phone where there is no camera. */
  private drawRight(kit: Kit, scene: PageScene): Node {
    const { call, companion, intake, platform } = this.session;
    const { state } = intake;
    if (this.side === 'form' && state.intake) {
      const part = this.formParts[this.partIndex] ?? [];
      return { Form: drawForm(kit, { intake: state.intake, part, frame: this.formFrame, scene }) };
    }
    if (this.offersPhone) {
      const line = phoneLine({ t: this.t, state: call.state, companion: companion.store.state });
      return { Phone: drawPhoneCard(kit, CAMERA, { link: this.link, line }) };
    }
    const { camera } = call.state.media;
    const byPhone = paperCamera(call.state.media) === 'phone';
    return {
      Camera: drawCamera(kit, CAMERA, {
        camera,
        byPhone,
        moving: camera === 'on' && platform.planes.hasPicture('self'),
        inHand: intake.inHand(),
        sending: state.sending,
        shot: byPhone ? null : state.shot,
      }),
    };
  }

  private drawLeaving(kit: Kit, scene: PageScene): Node {
    return {
      Title: kit.label({ text: scene.title, size: kit.pick(76, 88), bold: true, x: 96, y: 300, leading: 1.3 }),
      ...choiceCards(kit, scene.choices, {
        x: 96,
        y: 480,
        w: 860,
        h: 138,
        gap: 28,
        icons: { stay: 'talk', leave: 'hang' },
        surfaces: { leave: 'red' },
      }),
    };
  }

  /** The time, or in its place that the camera is on. */
  private clock(kit: Kit): Node {
    const { Seen } = this.seenSign(kit, { right: 1824, y: 98 - kit.pick(28, 38) });
    if (Seen) return { Seen };
    return kit.label({
      text: this.clockWords.time,
      role: 'clock',
      x: 1824,
      y: 98 - kit.size('clock') * 0.6,
      align: 'right',
    });
  }

  private officer(kit: Kit): Node {
    const { session, t } = this;
    const { state } = session.call;
    const at = this.wide ? OFFICER_SMALL : OFFICER;
    const moving = state.media.remote.picture === 'on' && session.platform.planes.hasPicture('remote');
    const name = agentName(state, t);
    const person = agentPerson(state);
    const office = state.call?.agent?.office ?? t('active.officer');
    return {
      x: at.x,
      y: at.y,
      ...(!moving && {
        Panel: kit.panel({ x: 0, y: 0, w: at.w, h: at.h, surface: 'sunk' }),
        Face: face(kit, { x: at.w / 2 - 80, y: at.h / 2 - 130, size: 160, ...person }),
        Wait: kit.label({ text: t('intake.connecting'), x: at.w / 2, y: at.h / 2 + 60, align: 'center', tone: 'soft' }),
      }),
      Who: plate(kit, {
        x: 28,
        y: 24,
        text: this.wide ? person.name || name : kit.elder ? name : `${office}    ${name}`,
        w: at.w - 56,
        dot: state.media.poor ? COLOR.busy : COLOR.jade,
      }),
      ...(!this.wide && {
        Fade: kit.fadeUp({ x: 0, y: at.h - 170, w: at.w, h: 170, radius: [0, 0, 24, 24], color: COLOR.fade }),
        Guide: kit.label({
          text: guideLine({ t, state: session.intake.state, call: state }),
          x: 38,
          y: at.h - kit.pick(82, 92),
          size: kit.pick(48, 54),
          bold: true,
          leading: 1.3,
          w: at.w - 76,
          fit: true,
          tone: session.intake.state.trouble || session.intake.state.doubt ? 'gold' : 'text',
        }),
      }),
    };
  }

  private actions(kit: Kit, scene: PageScene): Node {
    const { t, session } = this;
    const icons: Record<string, string> = {
      finish: 'check',
      phone: 'mobile',
      'phone-after': 'mobile',
      send: 'check',
      later: 'cal',
      right: 'check',
      wrong: 'warn',
    };
    const confirm = asksToConfirm(session.intake.state.intake);
    const bar = scene.choices.filter((choice) => !turnsPart(choice));
    const isFull = bar.length > 2;
    const w = isFull ? kit.pick(440, 410) : kit.pick(560, 620);
    const gap = isFull ? 24 : 32;
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
      ...row('Choice', bar, { x: 96, y: 897, w, h: 124, gap }, (choice, place) =>
        kit.option(choice.id, {
          ...place,
          surface: choice.id === 'right' || choice.id === 'finish' ? 'jade' : 'card',
          body: barBody(kit, {
            w,
            h: 124,
            digit: choice.digit,
            icon: icons[choice.id] ?? 'doccam',
            title: choice.label,
          }),
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
