import { NetworkTest, type RouteCaller } from '@falink/client';
import {
  type Category,
  FalinkError,
  type Goodbye,
  type GuestDoor,
  type GuestVisit,
  guestRoutes,
  type VisitCall,
} from '@falink/protocol';
import { browserKind, deviceTrouble } from '../devices.js';
import type { PhoneLocale } from '../texts.js';
import { type BrowserParts, cannot } from './ability.js';
import type { BrowserKey } from './browser-key.js';
import { CallScreen } from './call-screen.js';
import { overOf } from './call-state.js';
import { Consultation } from './consultation.js';
import { askDevicesScreen, DeviceCheck, deviceTroubleScreen } from './devices-screen.js';
import { overScreen, ratingScreen } from './end-screens.js';
import type { PageEntry } from './entry.js';
import { Frame } from './frame.js';
import type { GuestCall } from './guest-call.js';
import { type Agreement, noticeScreen } from './notice-screen.js';
import { requestVisit } from './request-visit.js';
import {
  busyScreen,
  type GuestTexts,
  resumeScreen,
  sentenceOf,
  startScreen,
  troubleScreen,
  type Words,
} from './screens.js';
import { pollSummary } from './summary-poll.js';
import type { TelevisionActs } from './television.js';
import { Visit, type VisitOptions } from './visit.js';

const NATIONAL_HOTLINE = '12348';

type Loaded = typeof import('./guest-call.js');

export interface GuestPageOptions {
  readonly root: HTMLElement;
  readonly locale: PhoneLocale;
  readonly languages: Readonly<
    Record<PhoneLocale, { readonly texts: GuestTexts; readonly categories: Readonly<Record<Category, string>> }>
  >;
  readonly browser: BrowserKey;
  readonly entry: PageEntry;
  /** The token of the television whose code was scanned; null: none was. */
  readonly television: string | null;
  readonly parts: BrowserParts;
  readonly caller: Pick<RouteCaller, 'call'>;
  /** Everything of the media, which is loaded only when the person wants to be seen or heard. */
  readonly loadCall: () => Promise<Loaded>;
  /** The timer of polling; the browser's when absent. */
  readonly after?: VisitOptions['after'];
}

/** The page from the door to the end of a consultation: one screen at a time. */
export class GuestPage {
  readonly #options: GuestPageOptions;
  readonly #frame: Frame;
  #locale: PhoneLocale;
  /** Draws the present screen again, in another language. */
  #draw: () => void = () => undefined;
  #door: GuestDoor | undefined;
  #agreement: (Agreement & { readonly notice: string }) | undefined;
  #media: Loaded | undefined;
  #network: NetworkTest | undefined;
  #call: GuestCall | undefined;
  #screen: CallScreen | undefined;
  #consultation: Consultation | undefined;
  /** Of the television whose code was scanned, until it was used. */
  #scanned: string | null;
  #closeScreen: () => void = () => undefined;

  constructor(options: GuestPageOptions) {
    this.#options = options;
    this.#locale = options.locale;
    this.#scanned = options.television;
    this.#frame = new Frame(options.root, () => this.#switchLanguage());
    this.#frame.speak(this.#texts, this.#locale);
  }

  /** Goes on with what this browser has begun, or opens the door. */
  async start(): Promise<void> {
    this.#show(() => busyScreen(this.#texts.opening));
    if (this.#options.browser.hasBegun && (await this.#resume())) return;
    await this.#enter();
  }

  get #texts(): GuestTexts {
    return this.#options.languages[this.#locale].texts;
  }

  get #words(): Words {
    return { texts: this.#texts, locale: this.#locale, phone: this.#door?.hotline ?? NATIONAL_HOTLINE };
  }

  #switchLanguage(): void {
    this.#locale = this.#locale === 'en' ? 'zh-CN' : 'en';
    this.#frame.speak(this.#texts, this.#locale);
    this.#draw();
  }

  #show(nodes: () => readonly Node[]): void {
    this.#draw = () => {
      this.#closeScreen();
      this.#closeScreen = () => undefined;
      this.#frame.show(nodes());
    };
    this.#draw();
  }

  /** @returns whether there is a consultation to go on with */
  async #resume(): Promise<boolean> {
    const { caller, browser } = this.#options;
    try {
      const found = await caller.call(guestRoutes.resumeGuest, { body: { browserKey: browser.key } });
      if (found.call.state === 'ended' && !found.call.ratingDue) {
        browser.end();
        return false;
      }
      if (found.call.state === 'ended') this.#end(this.#visitOf(found), found.call);
      else this.#offerResume(found);
      return true;
    } catch (error) {
      if (error instanceof FalinkError && error.code === 'guest.unknown') {
        browser.end();
        return false;
      }
      this.#failed(error, () => void this.start());
      return true;
    }
  }

  #offerResume(found: GuestVisit): void {
    const { call } = found;
    const leave = (): void => {
      const visit = this.#visitOf(found);
      this.#show(() => busyScreen(this.#texts.opening));
      visit.end().then(
        () => this.#end(visit, visit.call),
        (error: unknown) => this.#failed(error, () => void this.start()),
      );
    };
    const isWaiting = call.state === 'queued' || call.state === 'offered';
    const goOn = (): void => void this.#open(call.video, () => this.#consult(found));
    const go = (): void => {
      this.#scanned = null;
      goOn();
    };
    this.#show(() => {
      const goOnTelevision = this.#scanned === null ? null : goOn;
      return resumeScreen({ words: this.#words, isWaiting, go, goOnTelevision, leave });
    });
  }

  async #enter(): Promise<void> {
    const { caller, browser, entry } = this.#options;
    this.#show(() => busyScreen(this.#texts.opening));
    try {
      this.#door = await caller.call(guestRoutes.openGuestDoor, { body: { browserKey: browser.key, ...entry } });
      this.#start(this.#door);
    } catch (error) {
      this.#failed(error, () => void this.#enter());
    }
  }

  #start(door: GuestDoor): void {
    const look = (): void => void this.#enter();
    const next = (): void => {
      const why = cannot(this.#options.parts);
      if (why) this.#trouble((texts) => [texts.cannot.title, texts.cannot[why]]);
      else this.#notice(door, false);
    };
    this.#show(() => {
      const { categories } = this.#options.languages[this.#locale];
      const category = door.category === null ? null : categories[door.category];
      const isScanned = this.#scanned !== null;
      return startScreen({ words: this.#words, door, category, isScanned, next, look });
    });
  }

  #notice(door: GuestDoor, isChanged: boolean): void {
    const agree = (agreement: Agreement): void => {
      this.#agreement = { ...agreement, notice: door.notice.version };
      this.#ask();
    };
    const refuse = (): void => this.#start(door);
    this.#show(() => noticeScreen({ words: this.#words, notice: door.notice, isChanged, agree, refuse }));
  }

  #ask(): void {
    const open = (withPicture: boolean): void => void this.#open(withPicture, () => this.#check());
    this.#show(() => askDevicesScreen({ words: this.#words, open }));
  }

  /** The person wants to be seen or heard: now the browser may ask. */
  async #open(withPicture: boolean, then: () => void): Promise<void> {
    this.#call?.leave();
    // Before anything is waited for: the press is what lets it play.
    this.#screen = new CallScreen({
      words: this.#words,
      television: this.#television,
      hangUp: () => this.#consultation?.hangUp(),
    });
    this.#show(() => busyScreen(this.#texts.devices.asking, this.#texts.devices.text));
    const again = (): void => void this.#open(withPicture, then);
    try {
      this.#media ??= await this.#options.loadCall();
      const call = new this.#media.GuestCall(
        () => this.#present.access(),
        (replaced) => this.#consultation?.mediaEnded(replaced),
      );
      this.#call = call;
      const trouble = deviceTrouble(await call.open({ microphone: true, camera: withPicture }));
      if (!trouble) {
        then();
        return;
      }
      const soundOnly = (): void => void this.#open(false, then);
      const browser = browserKind(this.#options.parts.userAgent);
      this.#show(() => deviceTroubleScreen({ words: this.#words, trouble, browser, again, soundOnly }));
    } catch (error) {
      this.#failed(error, again);
    }
  }

  #check(): void {
    const [call, network] = [this.#call, this.#testNetwork()];
    if (!call || !network) return;
    this.#show(() => {
      const check = new DeviceCheck({
        words: this.#words,
        call,
        network,
        begin: () => void this.#queue(call),
        switchPicture: (withPicture) => void this.#open(withPicture, () => this.#check()),
      });
      this.#closeScreen = () => check.close();
      return check.nodes;
    });
  }

  /** Once; the person tests again by a press. */
  #testNetwork(): NetworkTest | undefined {
    const { caller, browser } = this.#options;
    const check = this.#media?.checkGuestNetwork;
    if (this.#network || !check) return this.#network;
    const ask = () => caller.call(guestRoutes.probeGuestNetwork, { body: { browserKey: browser.key } });
    this.#network = new NetworkTest({ ask, check });
    void this.#network.run();
    return this.#network;
  }

  async #queue(call: GuestCall): Promise<void> {
    this.#show(() => busyScreen(this.#texts.queueing, this.#texts.queueingText));
    try {
      this.#consult(await this.#request(call));
    } catch (error) {
      await this.#refused(error, () => void this.#queue(call));
    }
  }

  async #request(call: GuestCall): Promise<GuestVisit> {
    const { caller, browser, entry } = this.#options;
    const { under14 = false, guardian = false, notice = '' } = this.#agreement ?? {};
    if (!this.#media) throw new Error('no device was opened');
    return requestVisit({
      caller,
      entry: { browserKey: browser.key, ...entry },
      consent: { notice, under14, guardian },
      ability: await call.ability(),
      locale: this.#locale,
      solve: this.#media.solveProof,
    });
  }

  /** What was refused may lead back to an earlier screen. */
  async #refused(error: unknown, again: () => void): Promise<void> {
    const code = error instanceof FalinkError ? error.code : '';
    if (code === 'guest.already_open' && (await this.#resume())) return;
    const isChanged = code === 'guest.notice_changed';
    if (!isChanged && !CLOSED.has(code)) {
      this.#failed(error, again);
      return;
    }
    await this.#enter();
    if (isChanged && this.#door) this.#notice(this.#door, true);
  }

  #visitOf(visit: GuestVisit): Visit {
    const { caller, browser, after } = this.#options;
    return new Visit({ caller, browserKey: browser.key, visit, ...(after && { after }) });
  }

  #visit: Visit | undefined;

  get #present(): Visit {
    if (!this.#visit) throw new Error('there is no visit yet');
    return this.#visit;
  }

  readonly #television: TelevisionActs = {
    use: (choice) => this.#present.useScreen(choice),
    giveBack: () => this.#present.returnFromScreen(),
    noted: () => this.#present.noteReturn(),
  };

  #consult(found: GuestVisit): void {
    const [call, screen] = [this.#call, this.#screen];
    if (!call || !screen) return;
    const visit = this.#visitOf(found);
    this.#visit = visit;
    this.#options.browser.begin();
    this.#closeScreen();
    this.#closeScreen = () => undefined;
    this.#draw = () => undefined;
    const { categories } = this.#options.languages[this.#locale];
    const scanned = this.#scanned === null ? null : { token: this.#scanned };
    this.#scanned = null;
    this.#consultation = new Consultation({
      frame: this.#frame,
      words: this.#words,
      categories,
      visit,
      call,
      screen,
      television: this.#television,
      scanned,
      over: (ended) => this.#end(visit, ended),
      elsewhere: () => this.#elsewhere(),
    });
    this.#consultation.start();
  }

  /** Another page of this browser has the consultation: this one takes it back only when it is asked to. */
  #elsewhere(): void {
    this.#consultation = undefined;
    this.#trouble(
      (texts) => [texts.trouble.elsewhere],
      () => void this.start(),
    );
  }

  #end(visit: Visit, call: VisitCall | null): void {
    this.#consultation = undefined;
    const done = (): void => this.#over(visit, call);
    if (call?.ratingDue)
      this.#show(() => ratingScreen({ words: this.#words, rate: (score) => visit.rate(score), done }));
    else done();
  }

  #over(visit: Visit, call: VisitCall | null): void {
    const { number } = visit.state.state;
    const over = number ? 'kept' : call ? overOf(call) : 'lost';
    this.#options.browser.end();
    let stop: () => void = () => undefined;
    const again = (): void => {
      stop();
      void this.#enter();
    };
    const send = (phone: string) => visit.leaveNumber(phone).then(() => this.#over(visit, call));
    const leaveNumber = over === 'nobody_answered' ? { promise: call?.callbackPromise ?? null, send } : null;
    const show = (goodbye: Goodbye | null): void =>
      this.#show(() => overScreen({ words: this.#words, over, goodbye, number, leaveNumber, again }));
    show(null);
    if (over === 'thanks') stop = pollSummary(() => visit.goodbye(), show);
  }

  /** What was refused, and whether trying again helps. */
  #failed(error: unknown, again: () => void): void {
    const code = error instanceof FalinkError ? error.code : '';
    this.#call?.leave();
    if (code.startsWith('guest.link_')) this.#trouble((texts) => [texts.trouble.link, this.#sentence(error)]);
    else if (code === 'guest.blocked') this.#trouble((texts) => [texts.trouble.blocked, this.#sentence(error)]);
    else if (code === 'call.no_common_codec') this.#trouble((texts) => [texts.cannot.title, texts.cannot.old]);
    else this.#trouble((texts) => [texts.trouble.title, this.#sentence(error)], again);
  }

  #sentence(error: unknown): string {
    return sentenceOf(this.#words, error);
  }

  #trouble(say: (texts: GuestTexts) => readonly [string, ...string[]], again?: () => void): void {
    this.#show(() => {
      const [title, ...lines] = say(this.#texts);
      const retry = again && { again: { text: this.#texts.again, press: again } };
      return troubleScreen({ words: this.#words, title, lines, ...retry });
    });
  }
}

const CLOSED: ReadonlySet<string> = new Set(['guest.closed', 'guest.full', 'call.nobody_on_duty', 'call.ended']);
