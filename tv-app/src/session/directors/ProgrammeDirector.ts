import { isAnswered } from '@falink/protocol';
import type { CallModel } from '../CallModel.js';
import type { HomeModel } from '../HomeModel.js';
import type { Navigator, PageId } from '../Navigator.js';
import type { Programme } from '../Programme.js';
import { PAGE_TRAITS } from '../pageTraits.js';
import type { Toasts } from '../Toasts.js';

/** What the programme does under each page and under a call: plays, is ducked, pauses, or gives way to the channel. */
export class ProgrammeDirector {
  /** A short video has the screen in place of the queue's page. */
  #watching = false;

  constructor(
    private readonly parts: {
      readonly call: CallModel;
      readonly home: HomeModel;
      readonly programme: Programme;
      readonly navigator: Navigator;
      readonly toasts: Toasts;
    },
  ) {}

  /** To be started after the director of calls: what the programme does depends on the page that a call has led to. */
  start(): void {
    const { call, home, programme, navigator, toasts } = this.parts;
    call.store.subscribe(() => this.#follow());
    navigator.store.subscribe(() => this.#follow());
    home.store.subscribe(() => this.#followHome());
    programme.store.subscribe(({ backToLive }) => {
      if (backToLive) toasts.say('backToLive');
    });
  }

  /** Whether a video has the screen while the queue waits; its end gives the channel back. */
  watchWhileWaiting(watching: boolean): void {
    if (this.#watching === watching) return;
    this.#watching = watching;
    if (!watching) this.parts.programme.stop();
    this.#follow();
  }

  #followHome(): void {
    const { home, programme } = this.parts;
    const { onAir } = home.store.state;
    const { content } = programme.store.state;
    if (onAir && content?.kind !== 'asset') programme.playChannel(onAir);
  }

  #follow(): void {
    const { call: model, programme, navigator } = this.parts;
    const { page } = navigator.location;
    const { phase, call } = model.state;
    const talking = phase === 'open' && call !== null && isAnswered(call.state);
    const rating = phase === 'ended' && call?.ratingDue === true;
    const paused = talking || rating || PAGE_TRAITS[page].pausesProgramme === true;
    if (paused) programme.suspend();
    this.#keepContent(page, talking || rating);
    if (!paused) programme.resume();
    const ringing = phase === 'open' && call?.state === 'offered';
    programme.duck(ringing || !(PAGE_TRAITS[page].picture || this.#watching));
  }

  /** A video that is no longer on the screen gives way to the channel; its place is remembered. */
  #keepContent(page: PageId, busy: boolean): void {
    const { home, programme } = this.parts;
    const keeps = busy || this.#watching || PAGE_TRAITS[page].keepsVideo;
    if (programme.store.state.content?.kind === 'asset' && !keeps) programme.stop();
    const { onAir } = home.store.state;
    if (onAir && programme.store.state.content === null && !busy) programme.playChannel(onAir);
  }
}
