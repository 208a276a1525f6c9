const KEY = 'falink.tv.tab';

/**
 * This window's id. It survives a reload, so that a reloaded page is the same window to the service. A window that was
 * duplicated gets an id of its own: browsers copy sessionStorage, which therefore holds the id only while no page is
 * shown.
 */
export class TabId {
  readonly #make: () => string;
  #value: string;

  /** @param storage sessionStorage; throws where the browser refuses it, and a reload is then another window */
  constructor(page: Pick<EventTarget, 'addEventListener'>, storage: () => Storage, make: () => string) {
    this.#make = make;
    this.#value = attempt(() => storage().getItem(KEY)) ?? make();
    const remove = () => attempt(() => storage().removeItem(KEY));
    remove();
    page.addEventListener('pagehide', () => attempt(() => storage().setItem(KEY, this.#value)));
    // Back from the browser's cache of pages.
    page.addEventListener('pageshow', remove);
  }

  get value(): string {
    return this.#value;
  }

  /** Another window has the same id: its storage was copied while it was closed. */
  renew(): void {
    this.#value = this.#make();
  }
}

function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
