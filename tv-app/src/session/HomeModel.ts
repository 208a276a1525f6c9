import { retryAfterSOf, Store, waitAfterRefusalMs } from '@falink/client';
import { type Home, homeRoutes, type OnAir, programmeRoutes } from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import type { ApiClient } from './ApiClient.js';

export interface HomeState {
  readonly home: Home | null;
  readonly onAir: OnAir | null;
  /** The last attempt to reach the service failed. */
  readonly unreachable: boolean;
}

const ON_AIR_MAX_MS = 60_000;
const ON_AIR_RETRY = { minMs: 5_000, maxMs: ON_AIR_MAX_MS };
/** Ten thousand boxes show the same channel, whose video ends for all of them in the same moment. */
const ON_AIR_SPREAD_MS = 4_000;

/** What the home page shows: duty, adviser, place, and what is on now. Pushed by the service; fetched when it is not. */
export class HomeModel {
  readonly store = new Store<HomeState>({ home: null, onAir: null, unreachable: false });
  private cancel: (() => void) | undefined;
  private failures = 0;

  constructor(
    private readonly platform: Platform,
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
  ) {}

  async refresh(): Promise<void> {
    try {
      const home = await this.api.call(homeRoutes.home, { token: await this.token() });
      this.accept(home);
    } catch {
      this.store.set({ unreachable: true });
      return;
    }
    await this.refreshOnAir();
  }

  accept(home: Home): void {
    this.platform.clock.correct(Date.parse(home.serverTime));
    const channelChanged = this.store.state.home?.channelId !== home.channelId;
    this.store.set({ home, unreachable: false });
    if (channelChanged && this.store.state.onAir) void this.refreshOnAir();
  }

  stop(): void {
    this.cancel?.();
  }

  private async refreshOnAir(): Promise<void> {
    this.cancel?.();
    const { home } = this.store.state;
    if (!home) return;
    let waitMs: number;
    try {
      const onAir = await this.api.call(programmeRoutes.onAir, {
        params: { id: home.channelId },
        token: await this.token(),
      });
      this.store.set({ onAir, unreachable: false });
      this.failures = 0;
      // Refetched soon after the present video ends.
      const endsAt = onAir.now ? Date.parse(onAir.now.endsAt) : 0;
      const untilOverMs = Math.max(0, endsAt - this.platform.clock.wall());
      waitMs = Math.min(ON_AIR_MAX_MS, untilOverMs) + 500 + Math.random() * ON_AIR_SPREAD_MS;
    } catch (error) {
      // Kept as it was: an old title is better than none.
      this.failures += 1;
      waitMs = waitAfterRefusalMs(this.failures, retryAfterSOf(error), ON_AIR_RETRY, Math.random);
    }
    this.cancel = this.platform.clock.after(waitMs, () => void this.refreshOnAir());
  }
}
