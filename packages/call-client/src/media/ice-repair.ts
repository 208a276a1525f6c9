import type { Clock } from '../clock.js';

/** Chrome says `disconnected` after about 5 s without an answer; short gaps need no restart. */
const DISCONNECTED_PATIENCE_MS = 1_500;
/** The first connection may take this long: ICE-TCP is tried when UDP gets no answer. */
const CONNECTING_PATIENCE_MS = 8_000;
/** How long a restart may take before the next one. */
const RESTART_PATIENCE_MS = 5_000;
/** Restarts without success after which the transports are given up. */
const MAX_RESTARTS = 4;

export type TransportHealth = 'new' | 'connecting' | 'connected' | 'failed' | 'disconnected' | 'closed';

export interface IceRepairActions {
  /** Asks the sfu for new ICE parameters and applies them. May fail: the socket may be away. */
  restart(): Promise<void>;
  /** Restarting did not help. */
  giveUp(): void;
}

/** Watches one transport and restarts ICE when its path is lost; gives up after a few tries. */
export class IceRepair {
  #health: TransportHealth = 'new';
  #restarts = 0;
  #cancelTimer: (() => void) | undefined;
  #closed = false;

  constructor(
    private readonly clock: Clock,
    private readonly actions: IceRepairActions,
  ) {}

  changed(health: TransportHealth): void {
    if (this.#closed) return;
    this.#health = health;
    if (health === 'connected') {
      this.#restarts = 0;
      this.#cancel();
    } else if (health === 'disconnected') {
      this.#schedule(DISCONNECTED_PATIENCE_MS);
    } else if (health === 'failed') {
      this.#schedule(0);
    } else if (health === 'connecting' && this.#cancelTimer === undefined) {
      this.#schedule(CONNECTING_PATIENCE_MS);
    }
  }

  /** Restarts at once, whatever the transport says: the network is known to have changed. */
  now(): void {
    if (this.#closed || this.#health === 'new' || this.#health === 'closed') return;
    this.#cancel();
    void this.actions.restart().catch(() => undefined);
  }

  close(): void {
    this.#closed = true;
    this.#cancel();
  }

  #schedule(ms: number): void {
    this.#cancel();
    this.#cancelTimer = this.clock.after(ms, () => this.#restart());
  }

  #cancel(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  #restart(): void {
    if (this.#closed || this.#health === 'connected') return;
    if (this.#restarts >= MAX_RESTARTS) {
      this.actions.giveUp();
      return;
    }
    this.actions.restart().then(
      () => {
        this.#restarts += 1;
      },
      // Without a socket a restart cannot be asked for: that is the connection's trouble and does not count.
      () => undefined,
    );
    this.#schedule(RESTART_PATIENCE_MS);
  }
}
