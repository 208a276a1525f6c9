import type { Platform } from '../platform/Platform.js';
import type { FleetLink } from './FleetLink.js';

/** The home page is drawn first. */
const AFTER_MS = 3_000;

/**
 * Loads the script of calls before somebody presses red: a page that has been open since before an upgrade would then
 * find it gone. One that cannot be had although the service can be reached means that the page is outdated.
 */
export class EarlyParts {
  #loaded = false;

  constructor(
    private readonly clock: Pick<Platform['clock'], 'after'>,
    private readonly parts: { readonly load: () => Promise<unknown>; readonly lost: () => void },
  ) {}

  /** Tries at every connection until it is there. */
  follow({ store }: Pick<FleetLink, 'store'>): void {
    let wasConnected = false;
    store.subscribe(({ connected }) => {
      const came = connected && !wasConnected;
      wasConnected = connected;
      if (came && !this.#loaded) this.clock.after(AFTER_MS, () => void this.#load(store));
    });
  }

  async #load(store: FleetLink['store']): Promise<void> {
    try {
      await this.parts.load();
      this.#loaded = true;
    } catch {
      if (store.state.connected) this.parts.lost();
    }
  }
}
