import type { Store } from '@falink/client';
import { callRoutes, type RatingScore } from '@falink/protocol';
import type { Clock } from '../platform/Platform.js';
import { type ApiClient, refusalOf } from './ApiClient.js';
import { type CallViewState, isScreen } from './callView.js';
import { persist } from './persist.js';

/** The rating of the call that is over: one for one service, whichever device gives it. */
export class CallRating {
  constructor(
    private readonly parts: {
      readonly store: Store<CallViewState>;
      readonly clock: Pick<Clock, 'after'>;
      readonly api: ApiClient;
      readonly token: () => Promise<string>;
      /** The report that the call is over is done with. */
      readonly ended: () => Promise<void>;
    },
  ) {}

  /** Thanks are shown at once. @returns whether the score was kept; when not, it can be given again */
  async give(score: RatingScore): Promise<boolean> {
    const { store, clock, api, token, ended } = this.parts;
    const { call } = store.state;
    if (!call || store.state.rated !== null) return false;
    store.set({ rated: score });
    await ended();
    try {
      await persist(clock, async () =>
        api.call(callRoutes.rate, { params: { id: call.id }, token: await token(), body: { score } }),
      );
      return true;
    } catch (error) {
      if (refusalOf(error)?.code === 'rating.already') return true;
      if (store.state.call?.id === call.id) store.set({ rated: null });
      return false;
    }
  }

  /** The service has no call here any more: the browser has rated it. */
  over(): void {
    const { call, phase, rated } = this.parts.store.state;
    if (phase === 'ended' && call?.ratingDue && isScreen(call) && rated === null)
      this.parts.store.set({ call: { ...call, ratingDue: false } });
  }
}
