import { FalinkError, type ProbeAccess } from '@falink/protocol';
import type { NetworkReport } from './network-report.js';
import { Store } from './store.js';

export interface NetworkState {
  /** `unreachable`: no answer from the service; `later`: it answered, and cannot test now. */
  readonly phase: 'idle' | 'running' | 'done' | 'unreachable' | 'later';
  /** Of the last test that came to its end; null while one runs. */
  readonly report: NetworkReport | null;
}

export interface NetworkTestOptions {
  readonly ask: () => Promise<ProbeAccess>;
  /** @throws FalinkError, or when the signal fires */
  readonly check: (access: ProbeAccess, signal: AbortSignal) => Promise<NetworkReport>;
}

/** Which ways of media the network of this device lets through (SPEC M15). */
export class NetworkTest {
  readonly store = new Store<NetworkState>({ phase: 'idle', report: null });
  readonly #options: NetworkTestOptions;
  #running: AbortController | undefined;

  constructor(options: NetworkTestOptions) {
    this.#options = options;
  }

  /** Tests; a test that runs is dropped. */
  async run(): Promise<void> {
    this.stop();
    const running = new AbortController();
    this.#running = running;
    const end = (state: NetworkState): void => {
      if (this.#running === running) this.store.set(state);
    };
    this.store.set({ phase: 'running', report: null });
    try {
      const { ask, check } = this.#options;
      end({ phase: 'done', report: await check(await ask(), running.signal) });
    } catch (error) {
      const code = error instanceof FalinkError ? error.code : null;
      // An sfu whose signalling was not reached is the network's trouble as well.
      end({ phase: code === null || code === 'service.unavailable' ? 'unreachable' : 'later', report: null });
    }
  }

  /** Drops what runs; what was found is gone. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.store.set({ phase: 'idle', report: null });
  }
}
