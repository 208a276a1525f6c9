import type { NetworkTest } from '@falink/client';
import { type Category, districtOf } from '@falink/protocol';
import type { Key } from '../keymap.js';
import type { CallMediaFactory } from '../platform/CallMedia.js';
import type { Platform } from '../platform/Platform.js';
import type { LocalScene } from '../scene/PageScene.js';
import { ApiClient } from './ApiClient.js';
import { CalculatorModel } from './CalculatorModel.js';
import { CallModel } from './CallModel.js';
import { CameraUse } from './CameraUse.js';
import { CompanionModel } from './CompanionModel.js';
import { isOpen } from './callView.js';
import { Commands } from './commands/Commands.js';
import { keepLog } from './commands/keepLog.js';
import { Prompts } from './commands/Prompts.js';
import { CallDirector } from './directors/CallDirector.js';
import { CommandDirector } from './directors/CommandDirector.js';
import { EmergencyDirector } from './directors/EmergencyDirector.js';
import { FirstStartDirector } from './directors/FirstStartDirector.js';
import { IdentityDirector } from './directors/IdentityDirector.js';
import { IncomingDirector } from './directors/IncomingDirector.js';
import { LineDirector } from './directors/LineDirector.js';
import { PrivacyDirector } from './directors/PrivacyDirector.js';
import { ProgrammeDirector } from './directors/ProgrammeDirector.js';
import { ScreenDirector } from './directors/ScreenDirector.js';
import { ScreensaverDirector } from './directors/ScreensaverDirector.js';
import { runningOf, TargetDirector } from './directors/TargetDirector.js';
import { EarlyParts } from './EarlyParts.js';
import { EmergencyModel } from './EmergencyModel.js';
import { FirstStart } from './FirstStart.js';
import { FleetLink } from './FleetLink.js';
import { FollowModel } from './FollowModel.js';
import { GoodbyeModel } from './GoodbyeModel.js';
import { HandoverModel } from './HandoverModel.js';
import { HealthSampler } from './HealthSampler.js';
import { HomeModel } from './HomeModel.js';
import { IntakeModel } from './IntakeModel.js';
import { LegalRules } from './LegalRules.js';
import { Library } from './Library.js';
import { mirrorOf } from './mirror.js';
import { type Location, Navigator, type PageId } from './Navigator.js';
import { networkTest } from './networkTest.js';
import { OutdatedPage } from './OutdatedPage.js';
import { PrecheckModel } from './PrecheckModel.js';
import { Preferences } from './Preferences.js';
import { PrivacyModel } from './PrivacyModel.js';
import { Programme } from './Programme.js';
import { PAGE_FEATURES } from './pageFeatures.js';
import { PAGE_TRAITS } from './pageTraits.js';
import { RoomModel } from './RoomModel.js';
import { ScreenModel } from './ScreenModel.js';
import { TargetModel } from './TargetModel.js';
import { TerminalIdentity } from './TerminalIdentity.js';
import { Toasts } from './Toasts.js';
import { Voice } from './Voice.js';
import { VolumeModel } from './VolumeModel.js';

/**
 * Everything behind the pages: one per window. Pages read the stores of its models and call their methods; its directors
 * decide where that leads, each for one reason.
 */
export class Session {
  readonly navigator = new Navigator((page) => this.#standIn(page));
  readonly toasts = new Toasts();
  readonly api: ApiClient;
  readonly preferences: Preferences;
  readonly identity: TerminalIdentity;
  readonly firstStart: FirstStart;
  readonly home: HomeModel;
  readonly room: RoomModel;
  readonly network: NetworkTest;
  readonly privacy: PrivacyModel;
  readonly library: Library;
  readonly programme: Programme;
  readonly target: TargetModel;
  readonly volume: VolumeModel;
  readonly voice: Voice;
  readonly screen: ScreenModel;
  readonly call: CallModel;
  readonly camera: CameraUse;
  readonly goodbye: GoodbyeModel;
  readonly companion: CompanionModel;
  readonly handover: HandoverModel;
  readonly intake: IntakeModel;
  readonly follow: FollowModel;
  readonly legal: LegalRules;
  readonly precheck: PrecheckModel;
  readonly calculator: CalculatorModel;
  readonly emergency: EmergencyModel;
  readonly prompts: Prompts;
  readonly #commands: Commands;
  readonly link: FleetLink;
  readonly line: LineDirector['store'];
  readonly #calls: CallDirector;
  readonly #programmes: ProgrammeDirector;
  readonly #screensaver: ScreensaverDirector;
  readonly #directors: readonly { start(): void }[];

  constructor(
    readonly platform: Platform,
    media: CallMediaFactory,
    view: { scene(): LocalScene; textureBytes(): number | null },
  ) {
    const token = () => this.identity.accessToken();
    const outdated = new OutdatedPage(
      platform,
      () => isOpen(this.call.state.call) || this.call.incoming.state.call !== null,
    );
    this.api = new ApiClient(platform, {
      outdated: () => outdated.refused(),
      renewToken: () => {
        this.identity.dropToken();
        return token();
      },
    });
    this.preferences = new Preferences(platform.storage);
    this.identity = new TerminalIdentity(platform, this.api);
    const isNew = !this.preferences.state.welcomed && !this.identity.isKnown;
    this.firstStart = new FirstStart(platform.storage, isNew && !this.identity.demo, (step) => {
      const { locked } = this.preferences.state;
      if (step === 'pairing') return this.identity.store.state.state.kind === 'paired';
      return (step === 'language' && locked.locale) || (step === 'text' && locked.elder);
    });
    this.home = new HomeModel(platform, this.api, token);
    this.room = new RoomModel(this.api, token);
    this.network = networkTest(this.api, token, media);
    this.privacy = new PrivacyModel(platform, this.api, token, this.identity.slot);
    this.library = new Library(this.api, token);
    this.programme = new Programme(platform, this.preferences);
    this.voice = new Voice(platform, this.api, token, this.preferences);
    this.voice.store.subscribe(({ speaking }) => this.programme.hush(speaking));
    this.volume = new VolumeModel(platform, this.programme);
    this.screen = new ScreenModel(platform);
    this.target = new TargetModel(platform, this.api, {
      token,
      terminalId: () => {
        const { state } = this.identity.store.state;
        return state.kind === 'paired' ? state.terminalId : null;
      },
      running: () => runningOf({ ...this, canSetVolume: () => platform.programme.canSetVolume }),
    });
    this.call = new CallModel(platform, this.api, token, media);
    this.camera = new CameraUse(platform.capture, this.call.store);
    this.goodbye = new GoodbyeModel(platform, this.api, token);
    this.companion = new CompanionModel(platform, this.api, token, this.call.store);
    this.handover = new HandoverModel(platform, this.api, token, this.call.store);
    this.intake = new IntakeModel(platform, this.api, token);
    this.follow = new FollowModel(this.api);
    const district = () => {
      const { home } = this.home.store.state;
      return home ? districtOf(home.site.orgUnit.path) : undefined;
    };
    this.legal = new LegalRules(platform, this.api, district);
    this.precheck = new PrecheckModel(() => this.legal.state);
    this.calculator = new CalculatorModel(() => this.legal.state);
    this.emergency = new EmergencyModel(platform.clock, (id) => this.link.acknowledge(id));
    this.prompts = new Prompts(platform.clock);
    this.link = new FleetLink(
      platform,
      { token, drop: () => this.identity.dropToken() },
      {
        scene: () => mirrorOf(view.scene()),
        inputs: () => this.call.inputs(),
        textureBytes: () => view.textureBytes(),
        sampler: new HealthSampler(platform, () => this.call.takeReception()),
      },
      {
        call: (call) => this.call.accept(call),
        goodbye: (callId) => this.goodbye.notified(callId),
        home: (home) => this.home.accept(home),
        duty: (update) => this.home.acceptDuty(update),
        onAir: (onAir) => this.home.acceptOnAir(onAir),
        intake: (intake) => this.intake.accept(intake),
        receipt: (_intakeId, receipt) => this.intake.acceptReceipt(receipt),
        target: (revision) => this.target.notified(revision),
        emergency: (notice) => this.emergency.raise(notice),
        emergencyOver: (id) => this.emergency.clear(id),
        command: (offer) => void this.#commands.offer(offer),
        commandCancelled: (id) => this.#commands.cancel(id),
        revoked: () => this.identity.revoke(),
        locked: () => this.identity.lock(),
        outdated: () => outdated.refused(),
      },
    );
    new EarlyParts(platform.clock, { load: () => media.ability(), lost: () => outdated.refused() }).follow(this.link);
    const { identity, link, home, preferences, programme, navigator, call, intake, emergency, toasts } = this;
    const { target, volume, screen, firstStart } = this;
    const goHome = () => this.goHome();
    const { library, prompts } = this;
    const isInCall = () => {
      const { state, incoming } = this.call;
      return isOpen(state.call) || state.phase === 'starting' || incoming.state.call !== null;
    };
    const parts = { platform, prompts, navigator, programme, volume, library, home, goHome, isInCall };
    this.#commands = new Commands(parts, link);
    keepLog(platform.box, navigator, link);
    const followCall = () => this.#calls.follow();
    const lines = new LineDirector({ platform, identity, link, home, programme, navigator, onLost: followCall });
    this.line = lines.store;
    const { line } = this;
    this.#calls = new CallDirector({
      identity,
      line,
      call,
      intake,
      programme,
      navigator,
      toasts,
      device: platform.device,
      goHome,
    });
    this.#programmes = new ProgrammeDirector({ call, home, programme, navigator, toasts });
    this.#screensaver = new ScreensaverDirector({
      platform,
      target,
      call,
      emergency,
      prompts,
      programme,
      firstStart,
      navigator,
      goHome,
    });
    this.#directors = [
      new PrivacyDirector({ identity, home, privacy: this.privacy, navigator }),
      new FirstStartDirector({ identity, firstStart, preferences, navigator }),
      new IdentityDirector({ identity, line, link, home, programme, navigator }),
      lines,
      this.#calls,
      this.#programmes,
      new IncomingDirector({ call, navigator, toasts, goHome, onOver: followCall }),
      new CommandDirector({ prompts, call, navigator, goHome }),
      new EmergencyDirector({ emergency, navigator, goHome, onOver: followCall }),
      new TargetDirector({ identity, home, target, preferences, volume, screen, navigator, goHome }),
      new ScreenDirector({ screen, call, emergency, navigator, goHome }),
      this.#screensaver,
    ];
  }

  start(): void {
    for (const director of this.#directors) director.start();
    this.navigator.store.subscribe(({ location }) => {
      if (location.page === 'home') this.#forgetAnswers();
      // After the first page that can be used, and where the voice is offered.
      const asksAloud = this.firstStart.step === 'voice';
      if (location.page === 'home' || asksAloud) void this.voice.load(asksAloud);
    });
    void this.identity.start();
  }

  /**
   * The red key where a page gives it no other meaning: a call, or the one that is already open.
   *
   * @param category what it is about, where the page knows: it is then not asked for
   */
  callLawyer(category?: Category): void {
    if (this.target.offers('call') || isOpen(this.call.state.call)) this.#calls.callLawyer(category);
    else this.toasts.say('callOff');
  }

  /** Whether the red key leads to a lawyer now. */
  get callsLawyer(): boolean {
    const isPaired = this.identity.store.state.state.kind === 'paired';
    return isPaired && (this.target.offers('call') || isOpen(this.call.state.call));
  }

  /** A legal-aid session with the officer; only on the terminal of a community room. */
  startIntake(): void {
    if (this.target.offers('intake')) this.#calls.startIntake();
  }

  /** The rating is given or skipped. */
  closeCall(): void {
    this.#calls.close();
  }

  /** A short video while waiting, in place of the queue's page; once somebody answers, the call takes the screen back. */
  watchWhileWaiting(watching: boolean): void {
    this.#programmes.watchWhileWaiting(watching);
  }

  /** Somebody pressed a key. @returns whether it only woke the screen: red calls from the notice of the place as well */
  touch(key: Key): boolean {
    const isBlack = this.navigator.location.page === 'screen-off';
    this.screen.touch();
    const wakes = this.#screensaver.touch();
    return isBlack || (wakes && key !== 'red');
  }

  /** The remote's volume keys: within what the service gives, and nothing where it gives none. */
  changeVolume(direction: 1 | -1): void {
    if (!this.volume.isGiven) return;
    this.volume.step(direction);
    this.toasts.say('volume', { level: this.volume.store.state.level });
  }

  goHome(): void {
    if (this.identity.store.state.state.kind === 'paired') this.navigator.reset('home');
  }

  /** Back: the page before; where there is none, home. In the first start the step before. Never out of the app. */
  back(): void {
    if (this.firstStart.shows(this.navigator.location.page) && this.firstStart.back()) return;
    if (!this.navigator.back() && !PAGE_TRAITS[this.navigator.location.page].root) this.goHome();
  }

  /** Whether this terminal may open a legal-aid intake. */
  get isRoom(): boolean {
    const { state } = this.identity.store.state;
    return state.kind === 'paired' && (state.terminal.kind === 'room' || state.terminal.kind === 'kiosk');
  }

  /**
   * What stands in the place of a page that is wanted: the present step of the first start or the notice before home, home
   * where a page is not offered.
   */
  #standIn(page: PageId): Location | null {
    const feature = PAGE_FEATURES[page];
    const wanted = feature && !this.target.offers(feature) ? 'home' : page;
    if (wanted === 'home' || wanted === 'pairing') {
      const step = this.firstStart.location;
      if (step) return step;
    }
    if (wanted === 'home' && this.privacy.isDue) return { page: 'privacy', params: {} };
    return wanted === page ? null : { page: wanted, params: {} };
  }

  /** The next person at this television must not see what somebody answered before. */
  #forgetAnswers(): void {
    this.precheck.forget();
    this.calculator.forget();
  }
}
