import type { HomeModel } from '../HomeModel.js';
import type { Navigator } from '../Navigator.js';
import type { PrivacyModel } from '../PrivacyModel.js';
import type { TerminalIdentity } from '../TerminalIdentity.js';

/**
 * When the privacy notice is shown: before home, once a version. The first one appears as soon as it is there; a changed
 * one waits until somebody next comes home, because a page that changes under a thumb is acknowledged unread.
 */
export class PrivacyDirector {
  constructor(
    private readonly parts: {
      readonly identity: TerminalIdentity;
      readonly home: HomeModel;
      readonly privacy: PrivacyModel;
      readonly navigator: Navigator;
    },
  ) {}

  start(): void {
    const { identity, home, privacy, navigator } = this.parts;
    home.store.subscribe((state) => {
      if (state.home) privacy.follow(state.home.privacyVersion);
    });
    identity.store.subscribe(({ state }) => {
      if (state.kind === 'pairing' || state.kind === 'revoked') privacy.forget();
    });
    privacy.store.subscribe(() => {
      if (privacy.isDue && privacy.isFirst && navigator.location.page === 'home') navigator.reset('home');
    });
  }
}
