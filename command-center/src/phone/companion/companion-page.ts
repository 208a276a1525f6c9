import { type RouteCaller, retry, Unreachable } from '@falink/client';
import { companionRoutes, FalinkError, type RoomAccess } from '@falink/protocol';
import css from '../calling.module.css';
import { browserKind, type Device, deviceTrouble } from '../devices.js';
import { el } from '../element.js';
import type { PhoneLocale } from '../texts.js';
import { type Ticket, ticketOf } from '../ticket.js';
import { keepAwake } from '../wake-lock.js';
import { CallScreen } from './call-screen.js';
import type { Over } from './call-state.js';
import type { CompanionCall } from './companion-call.js';
import type { PaperPlaces } from './papers.js';
import { forget, keepPlace, type Place, placeOf } from './place.js';
import {
  busyScreen,
  type CompanionTexts,
  devicesScreen,
  explainScreen,
  overScreen,
  type TroubleOptions,
  troubleScreen,
} from './screens.js';

const BOTH: Readonly<Record<Device, boolean>> = { microphone: true, camera: true };
/** While the person sees that the phone is off already. */
const LEAVE_ATTEMPTS = 5;

export interface CompanionPageOptions {
  readonly root: HTMLElement;
  readonly texts: CompanionTexts;
  readonly locale: PhoneLocale;
  readonly storage: Storage | null;
  readonly caller: Pick<RouteCaller, 'call'>;
  /** Everything of the media, which is loaded while the person reads. */
  readonly loadCall: () => Promise<typeof import('./companion-call.js')>;
  /** What an intake needs besides. */
  readonly loadPapers: () => Promise<typeof import('./papers.js')>;
}

/** The page from the code on the television to the end of the phone's part: one screen at a time. */
export class CompanionPage {
  readonly #options: CompanionPageOptions;
  readonly #main = el('main', { className: css.main });
  #place: Place | undefined;
  #call: CompanionCall | undefined;
  #screen: CallScreen | undefined;
  #loadedPapers: typeof import('./papers.js') | undefined;
  #closeCall: () => void = () => undefined;

  constructor(options: CompanionPageOptions) {
    this.#options = options;
    const title = el('h1', {}, options.texts.title);
    options.root.replaceChildren(
      el('div', { className: css.page }, el('header', { className: css.bar }, title), this.#main),
    );
  }

  /** Opens what the address names, or what this tab has opened before. */
  async start(hash: string): Promise<void> {
    const { texts, storage } = this.#options;
    const ticket = ticketOf('falink-companion', hash, storage);
    if (ticket) await this.#open(ticket);
    else this.#trouble({ title: texts.title, lines: [texts.noTicket] });
  }

  async #open(ticket: Ticket): Promise<void> {
    const { texts, storage, caller } = this.#options;
    const again = () => void this.#open(ticket);
    this.#show(busyScreen(texts.opening));
    const known = placeOf(ticket.requestId, storage);
    try {
      if (known) {
        this.#place = known;
        await this.#access();
      } else {
        const opened = await caller.call(companionRoutes.openCompanion, { body: { ...ticket } });
        this.#place = keepPlace(opened, ticket.requestId, storage);
      }
      this.#explain();
    } catch (error) {
      this.#failed(error, again);
    }
  }

  #explain(): void {
    const { texts } = this.#options;
    const allow = () => void this.#begin();
    this.#show(explainScreen({ texts, siteName: this.#place?.siteName ?? '', allow }));
    // Once the words are painted. What fails now fails again at the press, and is shown then.
    requestAnimationFrame(() => setTimeout(() => void this.#options.loadCall().catch(() => undefined)));
  }

  /** The person wants to be seen: now the phone may ask. */
  async #begin(): Promise<void> {
    const { texts, loadCall, loadPapers } = this.#options;
    if (!navigator.mediaDevices) {
      this.#trouble({ title: texts.devices.cameraTitle, lines: [texts.devices.insecure] });
      return;
    }
    this.#endCall();
    // Before anything is waited for: the press is what lets it play.
    this.#screen = new CallScreen({ texts, end: () => this.#leave() });
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
    const { caller } = this.#options;
    const proof = this.#proof();
    this.#over('left');
    const shouldRetry = (error: unknown) => error instanceof Unreachable;
    retry(() => caller.call(companionRoutes.leaveCompanion, { body: proof }), {
      attempts: LEAVE_ATTEMPTS,
      shouldRetry,
    }).catch(() => undefined);
  }

  #over(over: Over): void {
    const { texts, storage } = this.#options;
    this.#endCall();
    if (over !== 'lost') forget(storage);
    this.#show(overScreen({ texts, over, again: () => void this.#begin() }));
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
    const papers = this.#loadedPapers;
    if (!papers) return null;
    const { caller, locale } = this.#options;
    const proof = this.#proof();
    return (places) =>
      papers.showPapers(places, {
        call,
        locale,
        ask: () => caller.call(companionRoutes.companionPaper, { body: proof }),
        send: ({ id: paperId, again }, file) =>
          caller.call(companionRoutes.uploadCompanionPage, {
            params: { companionId: proof.companionId, paperId },
            query: { replaces: again?.id },
            token: proof.key,
            file,
          }),
      });
  }

  #proof() {
    const { companionId = '', key = '' } = this.#place ?? {};
    return { companionId, key };
  }

  #access(): Promise<RoomAccess> {
    return this.#options.caller.call(companionRoutes.companionAccess, { body: this.#proof() });
  }

  /** What was refused, and whether trying again helps: a code that was refused is refused again. */
  #failed(error: unknown, again: () => void): void {
    const { texts } = this.#options;
    const code = error instanceof FalinkError ? error.code : '';
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
    const { texts, locale } = this.#options;
    if (!(error instanceof FalinkError)) return texts.offline;
    const { message } = error.toBody();
    return locale === 'en' ? message.en : message.zh;
  }

  #trouble(options: Omit<TroubleOptions, 'texts'>): void {
    this.#show(troubleScreen({ texts: this.#options.texts, ...options }));
  }

  #show(nodes: readonly Node[], kind = ''): void {
    this.#main.className = `${css.main} ${kind}`.trim();
    this.#main.replaceChildren(...nodes);
    this.#main.querySelector<HTMLElement>('h2')?.focus();
  }
}
