import { type NetworkReport, Store } from '@falink/client';
import { mediaPlaneRoutes } from '@falink/protocol';
import type { CallMediaFactory } from '../platform/CallMedia.js';
import { type ApiClient, refusalOf } from './ApiClient.js';

export interface NetworkState {
  /** `unreachable`: no answer from the service; `later`: it answered, and cannot check now. */
  readonly phase: 'idle' | 'running' | 'done' | 'unreachable' | 'later';
  /** Of the last check that came to its end; null while one runs. */
  readonly report: NetworkReport | null;
}

/** Which ways of media this place's network lets through, found out while somebody reads of it. */
export class NetworkModel {
  readonly store = new Store<NetworkState>({ phase: 'idle', report: null });
  #running: AbortController | undefined;

  constructor(
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
    private readonly media: Pick<CallMediaFactory, 'checkNetwork'>,
  ) {}

  /** Checks; a check that runs is dropped. */
  async run(): Promise<void> {
    this.stop();
    const running = new AbortController();
    this.#running = running;
    const end = (state: NetworkState): void => {
      if (this.#running === running) this.store.set(state);
    };
    this.store.set({ phase: 'running', report: null });
    try {
      const access = await this.api.call(mediaPlaneRoutes.probeNetwork, { token: await this.token() });
      end({ phase: 'done', report: await this.media.checkNetwork(access, running.signal) });
    } catch (error) {
      const code = refusalOf(error)?.code;
      // Without signalling the sfu was not reached, which is the network's trouble as well.
      end({ phase: code === undefined || code === 'service.unavailable' ? 'unreachable' : 'later', report: null });
    }
  }

  /** Drops what runs; what was found is gone. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.store.set({ phase: 'idle', report: null });
  }
}
