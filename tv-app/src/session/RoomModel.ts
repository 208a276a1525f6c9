import { Store } from '@falink/client';
import { homeRoutes, type Room, type RoomSummary } from '@falink/protocol';
import type { ApiClient } from './ApiClient.js';

export interface RoomState {
  /** The last one that was fetched; null: none was, or there is none. */
  readonly room: Room | null;
  readonly state: 'loading' | 'here' | 'none' | 'failed';
}

/** The service room of this place, fetched while somebody reads of it. */
export class RoomModel {
  readonly store = new Store<RoomState>({ room: null, state: 'loading' });
  #latest = 0;

  constructor(
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
  ) {}

  /** Fetches it; what is there stays while it is fetched, and when that fails. Of two answers the later request's holds. */
  async load(): Promise<void> {
    this.#latest += 1;
    const mine = this.#latest;
    if (!this.store.state.room) this.store.set({ state: 'loading' });
    try {
      const { room } = await this.api.call(homeRoutes.serviceRoom, { token: await this.token() });
      if (mine === this.#latest) this.store.set({ room, state: room ? 'here' : 'none' });
    } catch {
      if (mine === this.#latest) this.store.set({ state: this.store.state.room ? 'here' : 'failed' });
    }
  }

  /** The home page sums up another state of it than the one that is here. */
  follow(summary: RoomSummary | null): void {
    const { room, state } = this.store.state;
    if (state === 'loading') return;
    if (summary?.id !== room?.id || summary?.revision !== room?.revision) void this.load();
  }
}
