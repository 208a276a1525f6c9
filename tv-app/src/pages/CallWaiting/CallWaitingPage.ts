import { CategorySchema } from '@falink/protocol';
import { faceOf, type Kit } from '../../components/Kit.js';
import { LevelMeter, type LevelSource } from '../../components/LevelMeter.js';
import { indexed, type Node } from '../../components/node.js';
import { clockCorner, dateWords, hintRow, pageTitle, plate, rowBody } from '../../components/parts.js';
import type { KeyPress } from '../../keymap.js';
import { isTextKey, pick } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import { COLOR } from '../../theme.js';
import { dutyName } from '../Home/homeScene.js';
import { Page, type PagePlanes } from '../Page.js';
import { categoriesFor } from './categories.js';
import { aheadOf, categoryName, stepOf, type WaitingStep, waitingScene, waitLine } from './waitingScene.js';

const SELF_VIEW = { x: 96, y: 154, w: 936, h: 526 } as const;
const TICK_MS = 1_000;

/** From the red key to somebody answering: what it is about, the place in the queue, the self view, what to do meanwhile. */
export class CallWaitingPage extends Page {
  private wish = { choosing: false, watching: false, leaving: false };

  protected override follow(): void {
    const { call, programme, line, platform, home, library } = this.session;
    this.watch((listener) => call.store.subscribe(listener));
    this.watch((listener) => programme.store.subscribe(listener));
    this.watch((listener) => line.subscribe(listener));
    this.watch((listener) => home.store.subscribe(listener));
    this.watch((listener) => library.store.subscribe(listener));
    this.watch((listener) => platform.clock.every(TICK_MS, listener));
    this.watch((listener) => platform.planes.onPicture(listener));
    void library.refresh();
    this.onClose(() => {
      if (this.wish.watching) this.session.watchWhileWaiting(false);
    });
  }

  private get step(): WaitingStep {
    return stepOf(this.session.call.state, this.wish);
  }

  protected override describe(): PageScene {
    const { session, t, elder } = this;
    return waitingScene({
      t,
      elder,
      state: session.call.state,
      home: session.home.store.state.home,
      step: this.step,
      hasVideo: session.library.store.state.assets.length > 0,
    });
  }

  override press({ key, repeat }: KeyPress): boolean {
    const { step, session } = this;
    if (step === 'watching') {
      if (key === 'ok' || key === 'back') {
        this.stopWatching();
        return true;
      }
      if (key === 'red' && !repeat) {
        this.stopWatching();
        this.wish.leaving = true;
        this.refresh();
        return true;
      }
      return key === 'up' || key === 'down' || key === 'left' || key === 'right';
    }
    if (key === 'red' && !repeat) {
      if (step === 'trouble') return false;
      if (step === 'leaving') this.leave();
      else if (step === 'starting') void session.call.end().then(() => session.goHome());
      else {
        this.wish.leaving = true;
        this.refresh();
      }
      return true;
    }
    if (key === 'back' && step === 'leaving') {
      this.wish.leaving = false;
      this.refresh();
      return true;
    }
    if (key === 'back' && step === 'trouble') {
      session.call.forget();
      session.goHome();
      return true;
    }
    if (key === 'back' && (step === 'waiting' || step === 'category')) {
      // Away from the queue's page, not out of the queue: a banner keeps it in sight.
      session.goHome();
      return true;
    }
    if (key === 'blue' && step === 'waiting' && session.call.state.kind === 'consultation') {
      this.wish.choosing = true;
      this.refresh();
      return true;
    }
    return false;
  }

  protected override choose(id: string): void {
    const { call, navigator } = this.session;
    const category = CategorySchema.safeParse(id);
    if (this.step === 'category' && category.success) {
      this.wish.choosing = false;
      void call.setCategory(category.data);
      this.refresh();
      return;
    }
    switch (id) {
      case 'stay':
        this.wish.leaving = false;
        this.refresh();
        return;
      case 'leave':
        this.leave();
        return;
      case 'watch':
        this.startWatching();
        return;
      case 'camera':
        call.toggleCamera();
        return;
      case 'number':
        navigator.open('callback');
        return;
      case 'again':
        void call.start(call.state.kind, call.state.category ? { category: call.state.category } : {});
        return;
      case 'soundOnly':
        void call.start(call.state.kind, {
          audioOnly: true,
          ...(call.state.category && { category: call.state.category }),
        });
        return;
      case 'home':
        call.forget();
        this.session.goHome();
        return;
    }
  }

  private leave(): void {
    this.wish.leaving = false;
    const { call } = this.session;
    void call.end();
    this.session.say('leftQueue');
    this.session.closeCall();
  }

  /** The video that fits what the call is about, or the first. */
  private startWatching(): void {
    const { library, programme, call } = this.session;
    const { assets } = library.store.state;
    const asset = assets.find((candidate) => candidate.theme === call.state.category) ?? assets[0];
    if (!asset) return;
    this.wish.watching = true;
    programme.playAsset(asset, programme.progressOf(asset.id));
    this.session.watchWhileWaiting(true);
    this.refresh();
  }

  private stopWatching(): void {
    this.wish.watching = false;
    this.session.watchWhileWaiting(false);
    this.refresh();
  }

  override get groundless(): boolean {
    return this.step === 'watching' && this.session.platform.planes.hasPicture('programme');
  }

  override planes(): PagePlanes {
    const { step } = this;
    const { camera } = this.session.call.state.media;
    if (step === 'watching') return { programme: { x: 0, y: 0, w: 1920, h: 1080, radius: 0 } };
    if (camera !== 'on') return {};
    if (step === 'waiting') return { self: { ...SELF_VIEW, radius: 24 } };
    if (step === 'category') return { self: { ...this.smallSelf(), radius: 20 } };
    return {};
  }

  private smallSelf(): { x: number; y: number; w: number; h: number } {
    return { x: 1824 - 246, y: 888, w: 246, h: 138 };
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { session, step } = this;
    const corner = clockCorner(
      kit,
      dateWords(this.t, session.platform.clock.wall(), this.elder, this.locale),
      session.line.state.online,
    );
    switch (step) {
      case 'starting':
        return { Corner: corner, Starting: this.drawStarting(kit, scene) };
      case 'trouble':
        return { Corner: corner, Trouble: this.drawQuestion(kit, scene, 'phone') };
      case 'leaving':
        return { Corner: corner, Leaving: this.drawQuestion(kit, scene, 'ask') };
      case 'category':
        return { Corner: corner, Category: this.drawCategories(kit, scene) };
      case 'watching':
        return { Watching: this.drawWatching(kit, scene) };
      case 'waiting':
        return { Corner: corner, Waiting: this.drawWaiting(kit, scene) };
    }
  }

  private drawStarting(kit: Kit, scene: PageScene): Node {
    return {
      Face: kit.avatar({ x: 960 - 90, y: 330, size: 180, art: 'person-zhou' }),
      Title: kit.label({ text: scene.title, role: 'title', x: 960, y: 560, align: 'center' }),
      Line: kit.label({ text: scene.lines[0] ?? '', x: 960, y: 660, align: 'center', tone: 'muted' }),
      Hints: hintRow(kit, scene.hints, 960, 960, { center: true }),
    };
  }

  private drawQuestion(kit: Kit, scene: PageScene, icon: string): Node {
    const icons: Record<string, string> = {
      again: 'refresh',
      soundOnly: 'mic',
      number: 'phone',
      home: 'house',
      stay: 'clock',
      leave: 'lt',
    };
    const titleSize = kit.pick(72, 84);
    const lineY = 300 + titleSize * 1.35;
    const line = kit.lines({ text: scene.lines[0] ?? '', w: 1180, role: 'body', size: kit.pick(40, 48) }).length;
    const top = lineY + line * kit.pick(40, 48) * 1.5 + 44;
    const h = kit.pick(132, 140);
    return {
      Icon: kit.chip({ x: 96, y: 172, icon, size: 104 }),
      Title: kit.label({
        text: scene.title,
        size: titleSize,
        bold: true,
        x: 96,
        y: 300,
        leading: 1.3,
        w: 1728,
        fit: true,
      }),
      Line: kit.label({
        text: scene.lines[0] ?? '',
        size: kit.pick(40, 48),
        x: 96,
        y: lineY,
        leading: 1.5,
        w: 1180,
        tone: 'soft',
      }),
      ...indexed('Choice', scene.choices, (choice, index) =>
        kit.option(choice.id, {
          x: 96,
          y: top + index * (h + 26),
          w: 940,
          h,
          body: rowBody(kit, { w: 940, h, digit: choice.digit, icon: icons[choice.id] ?? 'rt', title: choice.label }),
        }),
      ),
      Figure: kit.picture({ x: 1270, y: 480, w: 560, h: 560, art: 'figure-zhou', alpha: 0.9 }),
      Hints: hintRow(kit, scene.hints, 96, 978),
    };
  }

  private drawCategories(kit: Kit, scene: PageScene): Node {
    const { t, session } = this;
    const tiles = categoriesFor(this.elder);
    const columns = kit.pick(4, 3);
    const w = kit.pick(408, 554);
    const gap = kit.pick(32, 33);
    const view = { t, locale: this.locale, elder: this.elder, state: session.home.store.state, wallMs: 0 };
    const name = dutyName(view);
    const state = session.call.state;
    const ahead = aheadOf(state);
    const camera = state.media.camera === 'on';
    const position =
      ahead > 0
        ? `${t('waiting.ahead')} ${ahead} ${t('waiting.aheadUnit')}，${waitLine(state, t)}`
        : `${t('waiting.next')}，${waitLine(state, t)}`;
    return {
      ...pageTitle(kit, scene.title),
      How: kit.label({ text: t('category.how'), x: 96, y: 148, tone: 'muted', w: 1728, fit: true }),
      ...indexed('Tile', tiles, (tile, index) => {
        const line = `category.${tile.category}Line`;
        const chip = kit.pick(104, 104);
        const last = tile.category === 'other';
        return kit.option(tile.category, {
          x: 96 + (index % columns) * (w + gap),
          y: 224 + Math.floor(index / columns) * 324,
          w,
          h: 300,
          surface: last ? 'jade' : 'card',
          body: {
            Chip: kit.chip({ x: 30, y: 30, icon: tile.icon, size: chip }),
            Digit: kit.badge({ x: w - 30 - kit.pick(64, 72), y: 30, digit: index + 1, size: kit.pick(64, 72) }),
            Title: kit.label({
              text: scene.choices[index]?.label ?? '',
              x: 30,
              y: kit.pick(160, 156),
              size: kit.pick(50, 60),
              bold: true,
              leading: 1.3,
              w: w - 50,
              fit: true,
            }),
            Line: kit.label({
              text: isTextKey(line) ? t(line) : '',
              x: 30,
              y: kit.pick(228, 236),
              size: kit.pick(36, 45),
              leading: 1.3,
              tone: last ? 'jadeSub' : 'muted',
              w: w - 50,
              fit: true,
            }),
          },
        });
      }),
      Strip: {
        x: 96,
        y: 888,
        Panel: kit.panel({ x: 0, y: 0, w: 1728 - (camera ? 270 : 0), h: 138, surface: 'sunk' }),
        Face: kit.avatar({ x: 26, y: 19, size: 100, art: name ? faceOf(name) : 'person-zhou' }),
        Name: kit.label({
          text: name ? `${name} ${t('home.onDuty')}` : t('waiting.title'),
          x: 152,
          y: kit.pick(20, 12),
          size: kit.pick(38, 46),
          bold: true,
          leading: 1.3,
          w: 800,
          fit: true,
        }),
        Line: kit.label({
          text: position,
          x: 152,
          y: 70,
          size: kit.pick(36, 45),
          leading: 1.35,
          tone: 'muted',
          w: 800,
          fit: true,
        }),
        Hints: hintRow(
          kit,
          scene.hints.filter((hint) => hint.key === 'red'),
          kit.pick(1010, 960),
          kit.pick(47, 42),
        ),
      },
    };
  }

  private drawWatching(kit: Kit, scene: PageScene): Node {
    const { session, t } = this;
    const { content } = session.programme.store.state;
    const title = content?.kind === 'asset' ? pick(content.asset.title, this.locale) : '';
    const ahead = aheadOf(session.call.state);
    const text = ahead > 0 ? `${t('waiting.ahead')} ${ahead} ${t('waiting.aheadUnit')}` : t('waiting.next');
    return {
      Position: plate(kit, { x: 96, y: 54, text: `${text}  ·  ${t('waiting.videoLine')}`, dot: COLOR.jade }),
      Fade: kit.fadeUp({ x: 0, y: 830, w: 1920, h: 250, color: 0xff070e20 }),
      ...(session.programme.store.state.subtitle !== '' && {
        Subtitle: subtitle(kit, session.programme.store.state.subtitle, 790),
      }),
      Title: kit.label({ text: title, role: 'h2', x: 96, y: 890, w: 900, fit: true }),
      Hints: hintRow(kit, scene.hints, 96, 978),
    };
  }

  private drawWaiting(kit: Kit, scene: PageScene): Node {
    const { t, session } = this;
    const state = session.call.state;
    const icons: Record<string, string> = { watch: 'play', camera: 'camoff', number: 'phone' };
    const promise = session.home.store.state.home?.duty.callbackWithinMinutes;
    const cameraOff = state.media.camera === 'off';
    const lines: Record<string, string> = {
      watch: t('waiting.videoLine'),
      camera: cameraOff ? t('waiting.camOnLine') : t('waiting.camOffLine'),
      number: promise ? t('waiting.numberPromise', { minutes: promise }) : t('waiting.numberLine'),
    };
    return {
      ...pageTitle(kit, scene.title, this.elder ? '' : categoryName(state, t)),
      Self: this.drawSelf(kit),
      Mic: this.drawMicrophone(kit),
      Tip: {
        x: 96,
        y: 862,
        Icon: kit.icon({ x: 4, y: 6, name: 'ask', size: 44, tone: 'gold' }),
        Text: kit.label({ text: t('waiting.tip'), x: 74, y: 4, tone: 'soft', w: 860, fit: true }),
      },
      Queue: this.drawQueue(kit),
      ...indexed('Choice', scene.choices, (choice, index) =>
        kit.option(choice.id, {
          x: 1064,
          y: 548 + index * 142,
          w: 760,
          h: 122,
          body: rowBody(kit, {
            w: 760,
            h: 122,
            digit: choice.digit,
            icon: choice.id === 'camera' && cameraOff ? 'cam' : (icons[choice.id] ?? 'rt'),
            title: choice.label,
            titleSize: kit.pick(42, 46),
            line: lines[choice.id] ?? '',
          }),
        }),
      ),
      Hints: hintRow(kit, this.elder ? scene.hints.slice(0, 2) : scene.hints, 96, kit.pick(978, 972)),
    };
  }

  private drawSelf(kit: Kit): Node {
    const { t, session } = this;
    const { media, call } = session.call.state;
    const { x, y, w, h } = SELF_VIEW;
    const moving = media.camera === 'on' && session.platform.planes.hasPicture('self');
    if (moving) {
      return {
        x,
        y,
        Sign: plate(kit, { x: 28, y: 24, text: t('waiting.cameraOn'), icon: 'cam' }),
        Fade: kit.fadeUp({ x: 0, y: h - 170, w, h: 170, radius: [0, 0, 24, 24], color: 0xff070e20 }),
        Line: kit.label({ text: t('waiting.selfLine'), x: 36, y: h - kit.pick(66, 78), w: w - 72, fit: true }),
      };
    }
    const { camera, cameraTrouble } = media;
    const title =
      call?.video === false
        ? t('waiting.soundOnly')
        : camera === 'off'
          ? t('waiting.cameraOff')
          : cameraTrouble === 'refused'
            ? t('waiting.cameraRefused')
            : cameraTrouble === 'busy'
              ? t('waiting.cameraBusy')
              : camera === 'none'
                ? t('waiting.cameraMissing')
                : t('waiting.cameraOpening');
    const known = camera === 'off' || camera === 'none' || call?.video === false;
    return {
      x,
      y,
      Panel: kit.panel({ x: 0, y: 0, w, h, surface: 'sunk' }),
      Icon: kit.chip({ x: w / 2 - 60, y: 130, icon: known ? 'camoff' : 'cam', size: 120 }),
      Title: kit.label({ text: title, role: 'h2', x: w / 2, y: 280, align: 'center' }),
      ...(known && {
        Line: kit.label({
          text: camera === 'off' ? t('waiting.camOffLine') : t('waiting.cameraLine'),
          x: w / 2,
          y: kit.pick(360, 372),
          w: w - 120,
          align: 'center',
          tone: 'muted',
          lines: 2,
        }),
      }),
    };
  }

  private drawMicrophone(kit: Kit): Node {
    const { t, session } = this;
    const { media } = session.call.state;
    const none = media.microphone === 'none';
    const title = none
      ? t('waiting.micNone')
      : media.microphone === 'on'
        ? t('waiting.micOn')
        : t('waiting.micOpening');
    return {
      x: 96,
      y: 708,
      Panel: kit.panel({ x: 0, y: 0, w: 936, h: 130, surface: 'sunk' }),
      Chip: kit.chip({ x: 28, y: 25, icon: none ? 'micoff' : 'mic', size: 80 }),
      Title: kit.label({ text: title, x: 136, y: kit.pick(14, 8), size: kit.pick(38, 46), bold: true, leading: 1.3 }),
      Line: kit.label({
        text: none ? t('waiting.micNoneLine') : t('waiting.micLine'),
        x: 136,
        y: 66,
        size: kit.pick(34, 45),
        leading: 1.35,
        tone: 'muted',
        w: none ? 760 : 330,
        fit: true,
      }),
      ...(!none && { Meter: { type: LevelMeter, x: 472, y: 65, source: this.level } }),
    };
  }

  private readonly level: LevelSource = (listener) => this.session.call.level.subscribe(({ level }) => listener(level));

  private drawQueue(kit: Kit): Node {
    const { t, session } = this;
    const state = session.call.state;
    const ahead = aheadOf(state);
    const ringing = state.call?.state !== 'queued';
    const people = Math.min(ahead, 3);
    const step = 118;
    const total = (people + 1) * step;
    const left = 760 - 36 - 72 - total;
    const number = ahead > 0 && !ringing;
    const circle = (x: number, color: number, icon: string, dark: boolean): Node => ({
      x,
      y: 118,
      Ground: kit.box({ x: 0, y: 0, w: 72, h: 72, color, radius: 36 }),
      Icon: kit.icon({ x: 14, y: 14, name: icon, size: 44, tone: dark ? 'ink' : 'text' }),
    });
    return {
      x: 1064,
      y: 154,
      Panel: kit.panel({ x: 0, y: 0, w: 760, h: 362, surface: 'card' }),
      ...(number
        ? {
            Ahead: kit.label({ text: t('waiting.ahead'), x: 36, y: 28, tone: 'muted' }),
            Number: kit.label({
              text: String(ahead),
              x: 36,
              y: 78,
              size: kit.pick(128, 140),
              bold: true,
              leading: 1.2,
            }),
            Unit: kit.label({
              text: t('waiting.aheadUnit'),
              x: 52 + kit.width(String(ahead), 'display', true, kit.pick(128, 140)),
              y: kit.pick(150, 148),
              role: 'h2',
            }),
          }
        : {
            Next: kit.label({
              text: ringing ? t('waiting.ringing') : t('waiting.next'),
              role: 'h2',
              x: 36,
              y: 30,
              w: 690,
              fit: true,
            }),
          }),
      You: circle(left, COLOR.gold, 'user', true),
      YouText: kit.label({
        text: t('waiting.you'),
        x: left + 36,
        y: 200,
        size: kit.pick(34, 45),
        bold: true,
        align: 'center',
        tone: 'gold',
      }),
      ...indexed('Link', Array.from({ length: people + 1 }), (_, index) =>
        kit.box({ x: left + 84 + index * step, y: 152, w: 22, h: 5, color: 0x4dffffff, radius: 2 }),
      ),
      ...indexed('Other', Array.from({ length: people }), (_, index) =>
        circle(left + (index + 1) * step, 0x24ffffff, 'user', false),
      ),
      Lawyer: circle(left + total, COLOR.jadeTop, 'scales', false),
      LawyerText: kit.label({
        text: t('waiting.lawyer'),
        x: left + total + 36,
        y: 200,
        size: kit.pick(34, 45),
        align: 'center',
        tone: 'muted',
      }),
      Rule: { x: 36, y: 262, w: 688, h: 2, rect: true, color: 0x29ffffff },
      Clock: kit.icon({ x: 38, y: 290, name: 'clock', size: 44, tone: 'gold' }),
      Wait: kit.label({
        text: ringing ? t('waiting.ringingLine') : waitLine(state, t),
        x: 104,
        y: kit.pick(278, 274),
        size: kit.pick(46, 50),
        bold: true,
        leading: 1.3,
        w: 620,
        fit: true,
      }),
    };
  }
}

/** Words spoken in the video, on a plate of their own. */
export function subtitle(kit: Kit, text: string, bottom: number): Node {
  const size = kit.size('subtitle');
  const lines = kit.lines({ text, role: 'subtitle', w: 1500, lines: 2 });
  const w = Math.max(...lines.map((line) => kit.width(line, 'subtitle'))) + 64;
  const h = Math.round(lines.length * size * 1.36) + 20;
  return {
    x: 960 - w / 2,
    y: bottom - h,
    Plate: kit.box({ x: 0, y: 0, w, h, color: COLOR.plate, radius: 18 }),
    Text: kit.label({ text: lines.join('\n'), role: 'subtitle', x: w / 2, y: 10, align: 'center', leading: 1.36 }),
  };
}
