import { type Category, isAnswered, type Scene } from '@falink/protocol';
import type { CallMediaFactory } from '../platform/CallMedia.js';
import type { Platform } from '../platform/Platform.js';
import { Store } from '../platform/Store.js';
import { ApiClient } from './ApiClient.js';
import { CalculatorModel } from './CalculatorModel.js';
import { CallModel } from './CallModel.js';
import { pageForCall } from './callPages.js';
import { isOpen } from './callView.js';
import { EmergencyModel } from './EmergencyModel.js';
import { FleetLink } from './FleetLink.js';
import { FollowModel } from './FollowModel.js';
import { HomeModel } from './HomeModel.js';
import { IntakeModel } from './IntakeModel.js';
import { LegalRules } from './LegalRules.js';
import { Library } from './Library.js';
import { Navigator, type PageId } from './Navigator.js';
import { OutdatedPage } from './OutdatedPage.js';
import { PrecheckModel } from './PrecheckModel.js';
import { Preferences } from './Preferences.js';
import { Programme } from './Programme.js';
import { PAGE_TRAITS } from './pageTraits.js';
import { TerminalIdentity } from './TerminalIdentity.js';

/** A short message at the foot of the screen. */
export interface Toast {
  readonly id: number;
  readonly key: ToastKey;
}
export type ToastKey = 'callOver' | 'connectionLost' | 'failed' | 'leftQueue' | 'backToLive';

export interface LineState {
  /** Whether the service answers, as far as this box knows. */
  readonly online: boolean;
  /** Lost for so long that the screen says so. */
  readonly lost: boolean;
}

/** A short gap (an api restart, a Wi-Fi hiccup) is not worth a page. */
const LOST_AFTER_MS = 12_000;
const OFFLINE_AFTER_MS = 3_000;
/** Everything behind the pages: one per window. Pages read its stores and call its methods; it decides where they lead. */
export class Session {
  readonly navigator = new Navigator();
  readonly api: ApiClient;
  readonly preferences: Preferences;
  readonly identity: TerminalIdentity;
  readonly home: HomeModel;
  readonly library: Library;
  readonly programme: Programme;
  readonly call: CallModel;
  readonly intake: IntakeModel;
  readonly follow: FollowModel;
  readonly legal: LegalRules;
  readonly precheck: PrecheckModel;
  readonly calculator: CalculatorModel;
  readonly emergency: EmergencyModel;
  readonly link: FleetLink;
  readonly toast = new Store<{ toast: Toast | null }>({ toast: null });
  readonly line = new Store<LineState>({ online: true, lost: false });
  private toasts = 0;
  private watching = false;
  private cancelLost: (() => void) | undefined;

  constructor(
    readonly platform: Platform,
    media: CallMediaFactory,
    private readonly view: { scene(): Scene; textureBytes(): number | null },
  ) {
    const token = () => this.identity.accessToken();
    const outdated = new OutdatedPage(platform, () => isOpen(this.call.state.call));
    this.api = new ApiClient(platform, () => outdated.refused());
    this.preferences = new Preferences(platform.storage);
    this.identity = new TerminalIdentity(platform, this.api);
    this.home = new HomeModel(platform, this.api, token);
    this.library = new Library(this.api, token);
    this.programme = new Programme(platform, this.preferences);
    this.call = new CallModel(platform, this.api, token, media);
    this.intake = new IntakeModel(platform, this.api, token);
    this.follow = new FollowModel(this.api);
    const district = () => this.home.store.state.home?.site.orgUnit.path.split('.')[0];
    this.legal = new LegalRules(platform, this.api, district);
    this.precheck = new PrecheckModel(() => this.legal.state);
    this.calculator = new CalculatorModel(() => this.legal.state);
    this.emergency = new EmergencyModel(platform.clock, (id) => this.link.acknowledge(id));
    this.link = new FleetLink(
      platform,
      { token, drop: () => this.identity.dropToken() },
      {
        scene: () => this.view.scene(),
        inputs: () => this.call.inputs(),
        textureBytes: () => this.view.textureBytes(),
      },
      {
        call: (call) => this.call.accept(call),
        home: (home) => this.home.accept(home),
        intake: (intake) => this.intake.accept(intake),
        receipt: (_intakeId, receipt) => this.intake.acceptReceipt(receipt),
        emergency: (notice) => this.emergency.raise(notice),
        emergencyOver: (id) => this.emergency.clear(id),
        revoked: () => this.identity.revoke(),
        outdated: () => outdated.refused(),
      },
    );
  }

  start(): void {
    this.identity.store.subscribe(() => this.followIdentity());
    this.link.store.subscribe(() => this.followLink());
    this.call.store.subscribe(() => this.followCall());
    this.intake.store.subscribe(() => this.followCall());
    this.home.store.subscribe(() => this.followHome());
    this.navigator.store.subscribe(() => this.followPage());
    this.navigator.store.subscribe(({ location }) => this.forgetAnswers(location.page));
    this.emergency.store.subscribe(() => this.followEmergency());
    this.platform.network.onChange(() => this.followLink());
    this.programme.store.subscribe((state) => {
      if (state.backToLive) this.say('backToLive');
    });
    void this.identity.start();
  }

  /**
   * The red key where a page gives it no other meaning: a call, or the one that is already open.
   *
   * @param category what it is about, where the page knows: it is then not asked for
   */
  callLawyer(category?: Category): void {
    if (this.identity.store.state.state.kind !== 'paired') return;
    if (isOpen(this.call.state.call) || this.call.state.phase === 'starting') {
      this.navigator.open('call-waiting');
      return;
    }
    void this.call.start('consultation', category ? { category } : {});
    this.navigator.open('call-waiting');
  }

  /** A legal-aid session with the officer; only on the terminal of a community room. */
  startIntake(): void {
    if (isOpen(this.call.state.call)) return;
    this.intake.forget();
    void this.call.start('intake');
    this.navigator.open('call-waiting');
  }

  goHome(): void {
    const { kind } = this.identity.store.state.state;
    if (kind !== 'paired') return;
    this.navigator.reset('home');
  }

  /** Back: the page before; from a root page home. Never out of the app. */
  back(): void {
    if (this.navigator.back()) return;
    if (!PAGE_TRAITS[this.navigator.location.page].root) this.goHome();
  }

  /** A short video while waiting, in place of the queue's page; the call takes the screen back by itself. */
  watchWhileWaiting(watching: boolean): void {
    if (this.watching === watching) return;
    this.watching = watching;
    if (!watching) this.programme.stop();
    this.followPage();
  }

  say(key: ToastKey): void {
    this.toasts += 1;
    this.toast.set({ toast: { id: this.toasts, key } });
  }

  /** The rating is given or skipped. */
  closeCall(): void {
    this.call.forget();
    const { content } = this.programme.store.state;
    // The call came over a video: back to it, where it stopped.
    if (content?.kind === 'asset') this.navigator.restore('home', 'programme', { id: content.asset.id });
    else this.goHome();
  }

  /** Whether this terminal may open a legal-aid intake. */
  get isRoom(): boolean {
    const { state } = this.identity.store.state;
    return state.kind === 'paired' && (state.terminal.kind === 'room' || state.terminal.kind === 'kiosk');
  }

  /** Whoever comes next to this television must not see what somebody answered before: home ends it. */
  private forgetAnswers(page: PageId): void {
    if (page !== 'home') return;
    this.precheck.forget();
    this.calculator.forget();
  }

  private followIdentity(): void {
    const { state } = this.identity.store.state;
    switch (state.kind) {
      case 'starting':
        this.navigator.reset('starting');
        return;
      case 'unreachable':
        this.line.set({ online: false, lost: true });
        this.navigator.reset('offline');
        return;
      case 'pairing':
        this.line.set({ online: state.reachable, lost: false });
        if (this.navigator.location.page !== 'pairing') this.navigator.reset('pairing');
        return;
      case 'revoked':
        this.link.close();
        this.programme.stop();
        this.navigator.reset('revoked');
        return;
      case 'paired': {
        this.line.set({ online: true, lost: false });
        this.link.open();
        void this.home.refresh();
        const first = !this.preferences.state.welcomed && !this.identity.demo;
        this.navigator.reset(first ? 'welcome' : 'home');
        return;
      }
    }
  }

  private followLink(): void {
    const { connected, inUse } = this.link.store.state;
    if (this.identity.store.state.state.kind !== 'paired') return;
    this.cancelLost?.();
    if (inUse) {
      this.programme.stop();
      this.navigator.reset('in-use');
      return;
    }
    const online = connected && this.platform.network.online;
    this.line.set({ online });
    if (online) {
      this.line.set({ lost: false });
      if (this.navigator.location.page === 'offline' || this.navigator.location.page === 'in-use')
        this.navigator.reset('home');
      void this.home.refresh();
      return;
    }
    this.cancelLost = this.platform.clock.after(this.platform.network.online ? LOST_AFTER_MS : OFFLINE_AFTER_MS, () => {
      this.line.set({ lost: true });
      if (!PAGE_TRAITS[this.navigator.location.page].staysOffline) this.navigator.reset('offline');
      this.followCall();
    });
  }

  private followHome(): void {
    const { onAir } = this.home.store.state;
    const { content } = this.programme.store.state;
    if (onAir && (content === null || content.kind === 'channel')) this.programme.playChannel(onAir);
  }

  private followCall(): void {
    const { state } = this.call;
    const shown = this.navigator.location.page;
    if (state.media.phase === 'ended' && this.line.state.lost && isOpen(state.call)) {
      // The media side has given up, and nobody can say any more what became of the call.
      this.call.lose();
      return;
    }
    if (state.call?.intakeId && state.phase === 'open' && this.intake.state.intake?.id !== state.call.intakeId) {
      void this.intake.load(state.call.intakeId);
    }
    const move = pageForCall(state, shown, this.intake.state.receipt !== null);
    if (move === 'home') {
      const reason = state.call?.endReason;
      this.say(reason === 'connection_lost' ? 'connectionLost' : reason === 'failed' ? 'failed' : 'callOver');
      this.closeCall();
    } else if (move) {
      // A call's pages stand in place of each other: Back leads to where the call began.
      if (PAGE_TRAITS[shown].givesPlace) this.navigator.replace(move.page);
      else this.navigator.open(move.page);
    }
    this.followPage();
  }

  /** A notice takes the screen from everything, and gives it back to what was there. */
  private followEmergency(): void {
    const { notice } = this.emergency.store.state;
    const { page } = this.navigator.location;
    if (notice && page !== 'emergency') this.navigator.open('emergency');
    else if (!notice && page === 'emergency') {
      if (!this.navigator.back()) this.goHome();
      this.followCall();
    }
  }

  /** What the programme does under a call, and on pages without a picture of it. */
  private followPage(): void {
    const { page } = this.navigator.location;
    const { phase, call } = this.call.state;
    const talking = phase === 'open' && call !== null && isAnswered(call.state);
    const rating = phase === 'ended' && call?.ratingDue === true;
    const paused = talking || rating || PAGE_TRAITS[page].pausesProgramme === true;
    if (paused) this.programme.suspend();
    this.keepContent(page, talking || rating);
    if (!paused) this.programme.resume();
    const ringing = phase === 'open' && call?.state === 'offered';
    this.programme.duck(ringing || !(PAGE_TRAITS[page].picture || this.watching));
  }

  /** A video that is no longer on the screen gives way to the channel; its place is remembered. */
  private keepContent(page: PageId, busy: boolean): void {
    const { content } = this.programme.store.state;
    const keeps = busy || this.watching || PAGE_TRAITS[page].keepsVideo;
    if (content?.kind === 'asset' && !keeps) this.programme.stop();
    const { onAir } = this.home.store.state;
    if (onAir && this.programme.store.state.content === null && !busy) this.programme.playChannel(onAir);
  }
}
