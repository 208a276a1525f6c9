import { retryAfterSOf, Store, waitAfterRefusalMs } from '@falink/client';
import { type DutyUpdate, type Home, homeRoutes, type OnAir, programmeRoutes } from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import type { ApiClient } from './ApiClient.js';

export interface HomeState {
  readonly home: Home | null;
  readonly onAir: OnAir | null;
  /** The last attempt to reach the service failed. */
  readonly unreachable: boolean;
}

/** Duty is notified; what else the page shows changes every few weeks, and is fetched again now and then. */
const HOME_EVERY_MS = 15 * 60_000;
const HOME_RETRY = { minMs: 2_000, maxMs: 60_000 };
const ON_AIR_RETRY = { minMs: 5_000, maxMs: 60_000 };
/** The service says what is on next. A box that was not notified so long after the end fetches it. */
const NOT_NOTIFIED_MS = 10_000;
/** Ten thousand boxes show the same channel, whose video ends for all of them in the same moment. */
const ON_AIR_SPREAD_MS = 60_000;
/** Where nothing is on, or something very long. */
const ON_AIR_MAX_MS = 10 * 60_000;

/** What the home page shows: duty, adviser, place, and what is on now. Fetched whole; then the service notifies of duty. */
export class HomeModel {
  readonly store = new Store<HomeState>({ home: null, onAir: null, unreachable: false });
  private cancel: (() => void) | undefined;
  private failures = 0;
  private cancelRefresh: (() => void) | undefined;
  private homeFailures = 0;

  constructor(
    private readonly platform: Platform,
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
  ) {}

  /** Fetches it, and again: after a growing wait when that failed, and every quarter of an hour, each box at a time of its own. */
  async refresh(): Promise<void> {
    this.cancelRefresh?.();
    let waitMs = HOME_EVERY_MS * (0.5 + Math.random());
    try {
      this.accept(await this.api.call(homeRoutes.home, { token: await this.token() }));
      this.homeFailures = 0;
      await this.refreshOnAir();
    } catch (error) {
      this.store.set({ unreachable: true });
      this.homeFailures += 1;
      waitMs = waitAfterRefusalMs(this.homeFailures, retryAfterSOf(error), HOME_RETRY, Math.random);
    }
    this.cancelRefresh?.();
    this.cancelRefresh = this.platform.clock.after(waitMs, () => void this.refresh());
  }

  /** An answer that took longer than a notice brings everything but an older duty. */
  accept(home: Home): void {
    this.platform.clock.correct(Date.parse(home.serverTime));
    const known = this.store.state.home;
    const isLater = known !== null && Date.parse(known.serverTime) > Date.parse(home.serverTime);
    const now = isLater ? { ...home, duty: known.duty, serverTime: known.serverTime } : home;
    this.store.set({ home: now, unreachable: false });
    if (known?.channelId !== home.channelId && this.store.state.onAir) void this.refreshOnAir();
  }

  /** The duty of this place changed; before there is a page it has nothing to change. */
  acceptDuty({ duty, serverTime }: DutyUpdate): void {
    this.platform.clock.correct(Date.parse(serverTime));
    const { home } = this.store.state;
    if (!home || Date.parse(home.serverTime) > Date.parse(serverTime)) return;
    this.store.set({ home: { ...home, duty, serverTime } });
  }

  /** Another programme began; of another channel than this district's it says nothing. */
  acceptOnAir(onAir: OnAir): void {
    if (onAir.channelId === this.store.state.home?.channelId) this.showOnAir(onAir);
  }

  stop(): void {
    this.cancel?.();
    this.cancelRefresh?.();
  }

  private async refreshOnAir(): Promise<void> {
    this.cancel?.();
    const { home } = this.store.state;
    if (!home) return;
    try {
      const onAir = await this.api.call(programmeRoutes.onAir, {
        params: { id: home.channelId },
        token: await this.token(),
      });
      this.showOnAir(onAir);
    } catch (error) {
      // Kept as it was: an old title is better than none.
      this.failures += 1;
      this.refreshOnAirIn(waitAfterRefusalMs(this.failures, retryAfterSOf(error), ON_AIR_RETRY, Math.random));
    }
  }

  private showOnAir(onAir: OnAir): void {
    this.store.set({ onAir, unreachable: false });
    this.failures = 0;
    const untilOverMs = onAir.now
      ? Math.max(0, Date.parse(onAir.now.endsAt) - this.platform.clock.wall())
      : ON_AIR_MAX_MS;
    this.refreshOnAirIn(Math.min(ON_AIR_MAX_MS, untilOverMs) + NOT_NOTIFIED_MS + Math.random() * ON_AIR_SPREAD_MS);
  }

  private refreshOnAirIn(ms: number): void {
    this.cancel?.();
    this.cancel = this.platform.clock.after(ms, () => void this.refreshOnAir());
  }
}
