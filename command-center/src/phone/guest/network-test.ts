import { type NetworkReport, Store } from '@falink/client';
import { FalinkError, type ProbeAccess } from '@falink/protocol';

export interface NetworkState {
  /** `unreachable`: no answer from the service; `later`: it answered, and cannot test now. */
  readonly phase: 'running' | 'done' | 'unreachable' | 'later';
  /** Of a test that came to its end. */
  readonly report: NetworkReport | null;
}

export interface NetworkTestOptions {
  readonly ask: () => Promise<ProbeAccess>;
  readonly check: (access: ProbeAccess, signal: AbortSignal) => Promise<NetworkReport>;
}

/** Which ways of media this browser's network lets through, found out while its devices are tried. */
export class NetworkTest {
  readonly state = new Store<NetworkState>({ phase: 'running', report: null });
  readonly #options: NetworkTestOptions;
  #running: AbortController | undefined;

  constructor(options: NetworkTestOptions) {
    this.#options = options;
  }

  /** Tests; a test that runs is dropped. */
  async run(): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const end = (state: NetworkState): void => {
      if (this.#running === running) this.state.set(state);
    };
    this.state.set({ phase: 'running', report: null });
    try {
      const { ask, check } = this.#options;
      end({ phase: 'done', report: await check(await ask(), running.signal) });
    } catch (error) {
      const code = error instanceof FalinkError ? error.code : null;
      // An sfu whose signalling was not reached is the network's trouble as well.
      end({ phase: code === null || code === 'service.unavailable' ? 'unreachable' : 'later', report: null });
    }
  }
}
