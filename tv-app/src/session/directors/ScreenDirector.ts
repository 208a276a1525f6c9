import type { CallModel } from '../CallModel.js';
import { isOpen } from '../callView.js';
import type { EmergencyModel } from '../EmergencyModel.js';
import type { Navigator } from '../Navigator.js';
import type { ScreenModel } from '../ScreenModel.js';

/** The black page outside of the hours of the screen; never while somebody waits, talks or is warned (SPEC R7). */
export class ScreenDirector {
  #isBlack = false;

  constructor(
    private readonly parts: {
      readonly screen: ScreenModel;
      readonly call: CallModel;
      readonly emergency: EmergencyModel;
      readonly navigator: Navigator;
      readonly goHome: () => void;
    },
  ) {}

  start(): void {
    const { screen, call, emergency, navigator } = this.parts;
    for (const store of [screen.store, call.store, call.incoming.store, emergency.store, navigator.store]) {
      (store as { subscribe(listener: () => void): unknown }).subscribe(() => this.#follow());
    }
  }

  #follow(): void {
    const { screen, call, emergency, navigator, goHome } = this.parts;
    const { phase, call: open } = call.state;
    const isRung = call.incoming.state.call !== null;
    const busy = phase !== 'none' || isOpen(open) || isRung || emergency.store.state.notice !== null;
    const { page } = navigator.location;
    const black = !screen.store.state.on && !busy;
    if (black && page !== 'screen-off' && page !== 'starting') navigator.open('screen-off');
    else if (!black && page === 'screen-off' && !navigator.back()) goHome();
    const isBlack = navigator.location.page === 'screen-off';
    if (isBlack === this.#isBlack) return;
    this.#isBlack = isBlack;
    screen.power(!isBlack);
  }
}
