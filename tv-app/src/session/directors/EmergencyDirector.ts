import type { EmergencyModel } from '../EmergencyModel.js';
import type { Navigator } from '../Navigator.js';

/** An emergency notice takes the screen from everything, and gives it back to what was there. */
export class EmergencyDirector {
  constructor(
    private readonly parts: {
      readonly emergency: EmergencyModel;
      readonly navigator: Navigator;
      readonly goHome: () => void;
      /** The screen is free again. */
      readonly onOver: () => void;
    },
  ) {}

  start(): void {
    this.parts.emergency.store.subscribe(() => this.#follow());
  }

  #follow(): void {
    const { emergency, navigator, goHome, onOver } = this.parts;
    const { notice } = emergency.store.state;
    const { page } = navigator.location;
    if (notice && page !== 'emergency') navigator.open('emergency');
    else if (!notice && page === 'emergency') {
      if (!navigator.back()) goHome();
      onOver();
    }
  }
}
