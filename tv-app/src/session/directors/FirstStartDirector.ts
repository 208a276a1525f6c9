import type { FirstStart } from '../FirstStart.js';
import type { Navigator } from '../Navigator.js';
import type { Preferences } from '../Preferences.js';
import type { TerminalIdentity } from '../TerminalIdentity.js';

/** Leads through the first start: the page of each step, and on from the code as soon as staff have approved it. */
export class FirstStartDirector {
  constructor(
    private readonly parts: {
      readonly identity: TerminalIdentity;
      readonly firstStart: FirstStart;
      readonly preferences: Preferences;
      readonly navigator: Navigator;
    },
  ) {}

  start(): void {
    const { identity, firstStart, preferences, navigator } = this.parts;
    firstStart.store.subscribe(({ step }) => {
      // An earlier version of the page asks its questions of a box that is not marked.
      if (step === null) preferences.change({ welcomed: true });
      navigator.reset(firstStart.location?.page ?? 'home', firstStart.location?.params ?? {});
    });
    identity.store.subscribe(({ state }) => {
      if (state.kind === 'paired') firstStart.next('pairing');
      else if (state.kind === 'pairing') firstStart.unpaired();
    });
  }
}
