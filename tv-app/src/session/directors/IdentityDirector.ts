import type { Store } from '@falink/client';
import type { FleetLink } from '../FleetLink.js';
import type { HomeModel } from '../HomeModel.js';
import type { Navigator, PageId } from '../Navigator.js';
import type { Programme } from '../Programme.js';
import type { TerminalIdentity } from '../TerminalIdentity.js';
import type { LineState } from './LineDirector.js';

/** The code changes while somebody types another one, or answers the first questions. */
const BEFORE_PAIRING: ReadonlySet<PageId> = new Set(['pairing', 'enrol', 'language', 'welcome']);

/** The page for what this terminal is: starting, being paired, paired, locked, or taken out of service. */
export class IdentityDirector {
  constructor(
    private readonly parts: {
      readonly identity: TerminalIdentity;
      readonly line: Store<LineState>;
      readonly link: FleetLink;
      readonly home: HomeModel;
      readonly programme: Programme;
      readonly navigator: Navigator;
    },
  ) {}

  start(): void {
    this.parts.identity.store.subscribe(() => this.#follow());
  }

  #follow(): void {
    const { identity, line, link, home, programme, navigator } = this.parts;
    const { state } = identity.store.state;
    switch (state.kind) {
      case 'starting':
        navigator.reset('starting');
        return;
      case 'unreachable':
        line.set({ online: false, lost: true });
        navigator.reset('offline');
        return;
      case 'pairing':
        line.set({ online: state.reachable, lost: false });
        if (!BEFORE_PAIRING.has(navigator.location.page)) navigator.reset('pairing');
        return;
      case 'revoked':
      case 'locked':
        link.close();
        home.stop();
        programme.stop();
        navigator.reset(state.kind);
        return;
      case 'paired': {
        line.set({ online: true, lost: false });
        link.open();
        void home.refresh();
        navigator.reset('home');
        return;
      }
    }
  }
}
