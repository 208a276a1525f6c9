import { CategorySchema } from '@falink/protocol';
import type { Person } from '../../components/face.js';
import type { Kit } from '../../components/Kit.js';
import type { LevelSource } from '../../components/LevelMeter.js';
import type { Node } from '../../components/node.js';
import { QrCode } from '../../components/QrCode.js';
import type { SheetSide } from '../../components/sheet/sheet.js';
import type { KeyPress } from '../../keymap.js';
import { pick } from '../../locales/index.js';
import { wantsPhone } from '../../scene/companion.js';
import type { PageScene } from '../../scene/PageScene.js';
import { promiseWords } from '../../scene/when.js';
import { dutyName, dutyPerson } from '../../scene/words.js';
import { isScreen } from '../../session/callView.js';
import { Page, type PagePlanes } from '../Page.js';
import { drawCategories, SMALL_SELF_VIEW } from './drawCategories.js';
import { SELF_VIEW } from './drawSelf.js';
import { drawQuestion, drawStarting } from './drawTrouble.js';
import { drawWaiting } from './drawWaiting.js';
import { drawWatching } from './drawWatching.js';
import { stepOf, type WaitingStep, waitingScene } from './waitingScene.js';

const TICK_MS = 1_000;

/** From the red key to the answer: the category, the place in the queue, the self view, what to do while waiting. */
export class CallWaitingPage extends Page {
  private readonly level: LevelSource = (listener) => this.session.call.level.subscribe(({ level }) => listener(level));
  /** Ends that the code for a phone is shown. */
  private hidePhone: (() => void) | undefined;
  private wish = { choosing: false, watching: false, leaving: false, patient: false };

  protected override follow(): void {
    const { call, programme, line, platform, home, library } = this.session;
    this.watch((listener) =>
      call.store.subscribe((state) => {
        this.onStaffing(state.call?.staffed !== false);
        this.offerPhone();
        listener();
      }),
    );
    this.watch((listener) => programme.store.subscribe(listener));
    this.watch((listener) => line.subscribe(listener));
    this.watch((listener) => home.store.subscribe(listener));
    this.watch((listener) => library.store.subscribe(listener));
    this.watch((listener) => platform.clock.every(TICK_MS, listener));
    this.watch((listener) => platform.planes.onPicture(listener));
    void library.refresh();
    this.watch((listener) => this.session.companion.store.subscribe(listener));
    this.offerPhone();
    this.onClose(() => {
      this.hidePhone?.();
      if (this.wish.watching) this.session.watchWhileWaiting(false);
    });
  }

  /** A box without a camera or a microphone offers a phone without being asked. */
  private offerPhone(): void {
    const { media, call } = this.session.call.state;
    const offers = this.step === 'waiting' && wantsPhone(media) && !media.phone.present && !isScreen(call);
    if (offers === (this.hidePhone !== undefined)) return;
    this.hidePhone?.();
    this.hidePhone = offers ? this.session.companion.show() : undefined;
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
      link: session.companion.store.state.link,
      promise: this.promise,
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
    if (key === 'back' && (step === 'waiting' || step === 'category' || step === 'unstaffed')) {
      // Away from the queue's page, not out of the queue: a banner keeps it in sight.
      session.goHome();
      return true;
    }
    const { state } = session.call;
    if (key === 'blue' && step === 'waiting' && state.kind === 'consultation' && !isScreen(state.call)) {
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
      case 'patient':
        this.wish.patient = true;
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
      case 'phone':
        navigator.open('companion');
        return;
      case 'return':
        void call.leaveScreen();
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

  /** A viewer sees once that nobody is on duty any more, and again the next time it happens. */
  private onStaffing(staffed: boolean): void {
    if (staffed) this.wish.patient = false;
    else if (this.wish.watching) this.stopWatching();
  }

  private leave(): void {
    this.wish.leaving = false;
    const { call } = this.session;
    void call.end();
    this.session.toasts.say('leftQueue');
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
    if (camera !== 'on' || (step === 'waiting' && this.session.companion.store.state.link !== null)) return {};
    if (step === 'waiting') return { self: { ...SELF_VIEW, radius: 24 } };
    if (step === 'category') return { self: { ...SMALL_SELF_VIEW, radius: 20 } };
    return {};
  }

  protected override sheetSide(kit: Kit): SheetSide | undefined {
    const { link } = this.session.companion.store.state;
    if (link === null || this.step !== 'waiting') return super.sheetSide(kit);
    return { w: 440, h: 440, node: { Qr: { type: QrCode, code: { text: link, size: 440 } } } };
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { session, step } = this;
    const { state } = session.call;
    switch (step) {
      case 'starting':
        return { Corner: this.corner(kit), Starting: drawStarting(kit, scene) };
      case 'trouble':
        return { Corner: this.corner(kit), Trouble: drawQuestion(kit, scene, 'phone') };
      case 'leaving':
        return { Corner: this.corner(kit), Leaving: drawQuestion(kit, scene, 'ask') };
      case 'unstaffed':
        return { Corner: this.corner(kit), Unstaffed: drawQuestion(kit, scene, 'phone') };
      case 'category':
        return { Corner: this.corner(kit), Category: drawCategories(kit, scene, state, this.onDuty) };
      case 'watching':
        return {
          Watching: drawWatching(kit, scene, state, { ...this.video, camera: session.camera.store.state.view }),
        };
      case 'waiting':
        return {
          Corner: this.corner(kit),
          Waiting: drawWaiting(kit, scene, {
            state,
            link: session.companion.store.state.link,
            hasPicture: session.platform.planes.hasPicture('self'),
            level: { plane: session.platform.meter, source: this.level },
          }),
        };
    }
  }

  private get promise(): string {
    const { home, platform } = this.session;
    const duty = home.store.state.home?.duty;
    return promiseWords(this.t, duty?.callbackPromise, platform.clock.wall(), this.locale);
  }

  private get onDuty(): Person {
    const { state } = this.session.home.store;
    return { ...dutyPerson({ state }), name: dutyName({ t: this.t, state }) ?? '' };
  }

  private get video(): { title: string; subtitle: string } {
    const { content, subtitle } = this.session.programme.store.state;
    return { title: content?.kind === 'asset' ? pick(content.asset.title, this.locale) : '', subtitle };
  }
}
