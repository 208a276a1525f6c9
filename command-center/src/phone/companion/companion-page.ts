import type { CompanionProof, RoomAccess } from '@falink/protocol';
import css from '../calling.module.css';
import { browserKind, type Device, deviceTrouble } from '../devices.js';
import { el } from '../element.js';
import type { PhoneLocale } from '../texts.js';
import { type Ticket, ticketOf } from '../ticket.js';
import { keepAwake } from '../wake-lock.js';
import { CallScreen } from './call-screen.js';
import type { Over } from './call-state.js';
import type { CompanionCall } from './companion-call.js';
import type { CompanionService } from './companion-service.js';
import type { PaperPlaces } from './papers.js';
import { forget, keepPlace, type Place, placeOf } from './place.js';
import {
  busyScreen,
  type CompanionTexts,
  devicesScreen,
  explainScreen,
  namingPerson,
  overScreen,
  type TroubleOptions,
  troubleScreen,
} from './screens.js';

const BOTH: Readonly<Record<Device, boolean>> = { microphone: true, camera: true };
export interface CompanionPageOptions {
  readonly root: HTMLElement;
  readonly texts: CompanionTexts;
  readonly locale: PhoneLocale;
  readonly storage: Storage | null;
  /** Loaded while the person reads, as the others: so there is something to read at once. */
  readonly loadService: () => Promise<CompanionService>;
  /** Everything of the media. */
  readonly loadCall: () => Promise<typeof import('./companion-call.js')>;
  /** What an intake needs besides. */
  readonly loadPapers: () => Promise<typeof import('./papers.js')>;
}

/** The page from the code on the television to the end of the phone's part: one screen at a time. */
export class CompanionPage {
  readonly #options: CompanionPageOptions;
  readonly #main = el('main', { className: css.main });
  /** They name who answers, once the kind of the call is known. */
  #texts: CompanionTexts;
  #service: CompanionService | undefined;
  #opened: Promise<Place> | undefined;
  #place: Place | undefined;
  #call: CompanionCall | undefined;
  #screen: CallScreen | undefined;
  #loadedPapers: typeof import('./papers.js') | undefined;
  #closeCall: () => void = () => undefined;

  constructor(options: CompanionPageOptions) {
    this.#options = options;
    this.#texts = namingPerson(options.texts, 'unknown');
    const title = el('h1', {}, options.texts.title);
    options.root.replaceChildren(
      el('div', { className: css.page }, el('header', { className: css.bar }, title), this.#main),
    );
  }

  /** Opens what the address names, or what this tab has opened before. */
  async start(hash: string): Promise<void> {
    const { storage } = this.#options;
    const ticket = ticketOf('falink-companion', hash, storage);
    if (ticket) await this.#open(ticket);
    else this.#trouble({ title: this.#texts.title, lines: [this.#texts.noTicket] });
  }

  /** Says what the camera is for before anything answers: reading takes longer than that. */
  async #open(ticket: Ticket): Promise<void> {
    const opened = this.#placeOf(ticket);
    this.#opened = opened;
    const screen = explainScreen({ texts: this.#texts, allow: () => void this.#begin() });
    this.#show(screen.nodes);
    try {
      const place = await opened;
      this.#place = place;
      this.#texts = namingPerson(this.#options.texts, place.kind);
      screen.setSite(place.siteName);
      // Once the words are painted. What fails now fails again at the press, and is shown then.
      requestAnimationFrame(() => setTimeout(() => void this.#options.loadCall().catch(() => undefined)));
    } catch (error) {
      this.#failed(error, () => void this.#open(ticket));
    }
  }

  async #placeOf(ticket: Ticket): Promise<Place> {
    const { storage } = this.#options;
    const service = await this.#loaded();
    const known = placeOf(ticket.requestId, storage);
    if (!known) return keepPlace(await service.open(ticket), ticket.requestId, storage);
    await service.access({ companionId: known.companionId, key: known.key });
    return known;
  }

  async #loaded(): Promise<CompanionService> {
    this.#service ??= await this.#options.loadService();
    return this.#service;
  }

  /** The person wants to be seen: now the phone may ask. */
  async #begin(): Promise<void> {
    const { loadCall, loadPapers } = this.#options;
    if (!navigator.mediaDevices) {
      const { cameraTitle, insecure } = this.#texts.devices;
      this.#trouble({ title: cameraTitle, lines: [insecure] });
      return;
    }
    this.#endCall();
    // Before anything is waited for: the press is what lets it play.
    this.#screen = new CallScreen({ texts: this.#texts, end: () => this.#leave() });
    if (!this.#place) {
      this.#show(busyScreen(this.#texts.opening));
      // Its failure is shown where it was opened.
      if (!(await this.#opened?.catch(() => null))) return;
    }
    const texts = this.#texts;
    this.#show(busyScreen(texts.askingTitle, texts.asking));
    try {
      const { CompanionCall } = await loadCall();
      if (this.#place?.kind === 'intake') this.#loadedPapers = await loadPapers();
      const call = new CompanionCall(() => this.#access());
      this.#call = call;
      // Beside the devices, which take as long.
      const access = this.#access();
      access.catch(() => undefined);
      const trouble = deviceTrouble(await call.open(BOTH));
      if (!trouble) return await this.#join(BOTH, access);
      this.#show(
        devicesScreen({
          texts,
          trouble,
          browser: browserKind(navigator.userAgent),
          again: () => void this.#begin(),
          goOn: () => void this.#join({ ...BOTH, [trouble.kind]: false }),
        }),
      );
    } catch (error) {
      this.#failed(error, () => void this.#begin());
    }
  }

  async #join(wanted: Readonly<Record<Device, boolean>>, access = this.#access()): Promise<void> {
    const [call, screen] = [this.#call, this.#screen];
    if (!call || !screen) return;
    this.#show([screen.node], css.wide);
    screen.focus();
    const back = (): void => {
      if (document.visibilityState === 'visible') void call.reopen().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', back);
    const releaseScreen = keepAwake();
    const hide = screen.show(call, this.#papers(call));
    const unsubscribe = call.state.subscribe(({ over }) => {
      if (over) this.#over(over);
    });
    this.#closeCall = () => {
      document.removeEventListener('visibilitychange', back);
      releaseScreen();
      hide();
      unsubscribe();
      call.leave();
    };
    try {
      call.join(wanted, await access);
    } catch (error) {
      this.#failed(error, () => void this.#begin());
    }
  }

  /** Camera and microphone are off at once; that the television knows it may take longer. */
  #leave(): void {
    const proof = this.#proof();
    this.#over('left');
    this.#service?.leave(proof).catch(() => undefined);
  }

  #over(over: Over): void {
    const { storage } = this.#options;
    this.#endCall();
    if (over !== 'lost') forget(storage);
    this.#show(overScreen({ texts: this.#texts, over, again: () => void this.#begin() }));
  }

  #endCall(): void {
    this.#closeCall();
    this.#closeCall = () => undefined;
    this.#call?.leave();
    this.#call = undefined;
    this.#screen = undefined;
  }

  /** Photographs the papers of an intake; null: the call is none. */
  #papers(call: CompanionCall): ((places: PaperPlaces) => () => void) | null {
    const [papers, service] = [this.#loadedPapers, this.#service];
    if (!papers || !service) return null;
    const { locale } = this.#options;
    const proof = this.#proof();
    return (places) =>
      papers.showPapers(places, {
        call,
        locale,
        ask: () => service.paper(proof),
        send: (paper, picture) => service.sendPage(proof, paper, picture),
      });
  }

  #proof(): CompanionProof {
    const { companionId = '', key = '' } = this.#place ?? {};
    return { companionId, key };
  }

  async #access(): Promise<RoomAccess> {
    return (await this.#loaded()).access(this.#proof());
  }

  /** What was refused, and whether trying again helps: a code that was refused is refused again. */
  #failed(error: unknown, again: () => void): void {
    const texts = this.#texts;
    const code = this.#service?.refusalOf(error)?.code ?? '';
    this.#endCall();
    if (code === 'companion.ended') this.#over('ended');
    else if (code === 'call.ended') this.#over('call_over');
    else if (code.startsWith('companion.'))
      this.#trouble({ title: texts.closed.title, lines: [this.#sentence(error), texts.closed.scan] });
    else
      this.#trouble({
        title: texts.offlineTitle,
        lines: [this.#sentence(error)],
        // A browser keeps that a part of the page could not be loaded until the page itself is loaded again.
        again: { text: texts.again, press: error instanceof TypeError ? () => location.reload() : again },
      });
  }

  #sentence(error: unknown): string {
    const refusal = this.#service?.refusalOf(error);
    if (!refusal) return this.#texts.offline;
    const { message } = refusal.toBody();
    return this.#options.locale === 'en' ? message.en : message.zh;
  }

  #trouble(options: Omit<TroubleOptions, 'texts'>): void {
    this.#show(troubleScreen({ texts: this.#texts, ...options }));
  }

  #show(nodes: readonly Node[], kind = ''): void {
    this.#main.className = `${css.main} ${kind}`.trim();
    this.#main.replaceChildren(...nodes);
    this.#main.querySelector<HTMLElement>('h2')?.focus();
  }
}
