import type { CallModel } from '../CallModel.js';
import type { Navigator, PageId } from '../Navigator.js';
import { PAGE_TRAITS } from '../pageTraits.js';
import type { Toasts } from '../Toasts.js';

/** Pages that a desk that calls does not cover: it rings on, and has the screen once they are left. */
const COVERED_BY: ReadonlySet<PageId> = new Set<PageId>(['emergency', 'receipt']);

const SAID = { declined: 'ringDeclined', cancelled: 'ringCancelled', missed: 'ringMissed' } as const;

/** When a desk that calls has the screen: unless an emergency has it, or the box is not ready for use. */
export class IncomingDirector {
  constructor(
    private readonly parts: {
      readonly call: CallModel;
      readonly navigator: Navigator;
      readonly toasts: Toasts;
      readonly goHome: () => void;
      /** The screen is free again. */
      readonly onOver: () => void;
    },
  ) {}

  start(): void {
    const { call, navigator } = this.parts;
    let rang = false;
    call.incoming.store.subscribe(({ call: ringing, over }) => {
      this.#follow();
      if (rang && !ringing && over) this.parts.toasts.say(SAID[over]);
      rang = ringing !== null;
    });
    call.store.subscribe(() => this.#follow());
    navigator.store.subscribe(() => this.#follow());
  }

  #follow(): void {
    const { call, navigator, goHome, onOver } = this.parts;
    const { page } = navigator.location;
    if (!call.incoming.state.call) {
      if (page !== 'call-incoming') return;
      if (!navigator.back()) goHome();
      onOver();
      return;
    }
    const { phase } = call.state;
    const { root, givesPlace } = PAGE_TRAITS[page];
    const isTaken = COVERED_BY.has(page) || (root && page !== 'home') || phase === 'starting' || phase === 'open';
    if (page === 'call-incoming' || isTaken) return;
    if (givesPlace || page === 'screensaver') navigator.replace('call-incoming');
    else navigator.open('call-incoming');
  }
}
