import { Store } from '@falink/client';
import type { Platform } from '../../platform/Platform.js';
import type { FleetLink } from '../FleetLink.js';
import type { HomeModel } from '../HomeModel.js';
import type { Navigator } from '../Navigator.js';
import type { Programme } from '../Programme.js';
import { PAGE_TRAITS } from '../pageTraits.js';
import type { TerminalIdentity } from '../TerminalIdentity.js';

export interface LineState {
  /** Whether the service answers, as far as this box knows. */
  readonly online: boolean;
  /** Lost for longer than a short gap: the screen shows it. */
  readonly lost: boolean;
}

/** A short gap (an api restart, a Wi-Fi hiccup) is not worth a page. */
const LOST_AFTER_MS = 12_000;
const OFFLINE_AFTER_MS = 3_000;

/** What this window shows when the terminal's line is lost, comes back, or belongs to another window. */
export class LineDirector {
  readonly store = new Store<LineState>({ online: true, lost: false });
  #cancelLost: (() => void) | undefined;

  constructor(
    private readonly parts: {
      readonly platform: Pick<Platform, 'clock' | 'network'>;
      readonly identity: TerminalIdentity;
      readonly link: FleetLink;
      readonly home: HomeModel;
      readonly programme: Programme;
      readonly navigator: Navigator;
      /** The screen says that the line is lost. */
      readonly onLost: () => void;
    },
  ) {}

  start(): void {
    this.parts.link.store.subscribe(() => this.#follow());
    this.parts.platform.network.onChange(() => this.#follow());
  }

  #follow(): void {
    const { platform, identity, link, home, programme, navigator, onLost } = this.parts;
    const { connected, inUse } = link.store.state;
    if (identity.store.state.state.kind !== 'paired') return;
    this.#cancelLost?.();
    if (inUse) {
      programme.stop();
      navigator.reset('in-use');
      return;
    }
    const online = connected && platform.network.online;
    this.store.set({ online });
    if (online) {
      this.store.set({ lost: false });
      const { page } = navigator.location;
      if (page === 'offline' || page === 'in-use') navigator.reset('home');
      void home.refresh();
      return;
    }
    this.#cancelLost = platform.clock.after(platform.network.online ? LOST_AFTER_MS : OFFLINE_AFTER_MS, () => {
      this.store.set({ lost: true });
      if (!PAGE_TRAITS[navigator.location.page].staysOffline) navigator.reset('offline');
      onLost();
    });
  }
}
