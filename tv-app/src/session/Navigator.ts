import { Store } from '@falink/client';

export type PageId =
  | 'starting'
  | 'welcome'
  | 'ready'
  | 'pairing'
  | 'enrol'
  | 'home'
  | 'live'
  | 'library'
  | 'programme'
  | 'legal-aid'
  | 'precheck'
  | 'calculators'
  | 'calculator'
  | 'follow'
  | 'services'
  | 'notice'
  | 'room'
  | 'settings'
  | 'voice'
  | 'language'
  | 'device-check'
  | 'network-check'
  | 'about'
  | 'privacy'
  | 'call-incoming'
  | 'call-waiting'
  | 'call-active'
  | 'call-rating'
  | 'callback'
  | 'companion'
  | 'handover'
  | 'intake'
  | 'receipt'
  | 'emergency'
  | 'command'
  | 'in-use'
  | 'revoked'
  | 'offline'
  | 'screen-off'
  | 'screensaver'
  | 'locked';

export interface Location {
  readonly page: PageId;
  readonly params: Readonly<Record<string, string>>;
}

const DEPTH_LIMIT = 12;

/** Which page is shown and where Back leads. Back at the root stays: it never leaves the app. */
export class Navigator {
  readonly store = new Store<{ location: Location; depth: number }>({
    location: { page: 'starting', params: {} },
    depth: 0,
  });
  private history: Location[] = [];

  /** @param instead what stands in the place of a page that is wanted: something must be read before it; null: nothing */
  constructor(private readonly instead: (page: PageId) => Location | null = () => null) {}

  get location(): Location {
    return this.store.state.location;
  }

  /** Goes to a page; Back returns to the one before. Going to the page that is shown changes its parameters only. */
  open(page: PageId, params: Record<string, string> = {}): void {
    if (this.location.page !== page) {
      this.history.push(this.location);
      if (this.history.length > DEPTH_LIMIT) this.history.shift();
    }
    this.show({ page, params });
  }

  /** Puts a page in place of the one that is shown. */
  replace(page: PageId, params: Record<string, string> = {}): void {
    this.show({ page, params });
  }

  /** Goes to a page and forgets the way there. */
  reset(page: PageId, params: Record<string, string> = {}): void {
    this.history = [];
    this.show({ page, params });
  }

  /** Goes to a page with another one behind it. */
  restore(behind: PageId, page: PageId, params: Record<string, string> = {}): void {
    this.history = [{ page: behind, params: {} }];
    this.show({ page, params });
  }

  /** One page back; at the root nothing happens. @returns whether a page was left */
  back(): boolean {
    const previous = this.history.pop();
    if (!previous) return false;
    this.show(previous);
    return true;
  }

  private show(wanted: Location): void {
    this.store.set({ location: this.instead(wanted.page) ?? wanted, depth: this.history.length });
  }
}
