import { Store } from '@falink/client';
import { type Asset, programmeRoutes } from '@falink/protocol';
import type { ApiClient } from './ApiClient.js';

export interface LibraryState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly assets: readonly Asset[];
}

/** The videos on demand, refetched each time the page opens, so that new ones appear. */
export class Library {
  readonly store = new Store<LibraryState>({ status: 'loading', assets: [] });

  constructor(
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
  ) {}

  async refresh(): Promise<void> {
    if (this.store.state.status === 'failed') this.store.set({ status: 'loading' });
    try {
      const { assets } = await this.api.call(programmeRoutes.listAssets, { token: await this.token() });
      this.store.set({ status: 'ready', assets });
    } catch {
      if (this.store.state.assets.length === 0) this.store.set({ status: 'failed' });
    }
  }

  find(id: string): Asset | undefined {
    return this.store.state.assets.find((asset) => asset.id === id);
  }
}
