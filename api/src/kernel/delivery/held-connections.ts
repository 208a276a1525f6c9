import { SingleFlight } from '@falink/client';
import type { Logger } from '@falink/service-kit';
import { Batch } from '../admission/batch.js';
import { NODE_ALIVE_MS } from '../alive.js';
import type { Hearing } from '../hearing.js';

const RECONCILE_MS = 15_000;

/** A connection as a row names it. */
export interface Connection {
  readonly connectionId: string;
}

/**
 * The rows that say which process holds which connection. `Gone` is what is needed to release one, `Held` what is needed
 * to write it again.
 */
export interface ConnectionRows<Gone extends Connection, Held extends Gone> {
  /** Writes again those of these that no row names, because another process took this one for dead. */
  restore(held: readonly Held[]): Promise<void>;
  /** Rows of this process that are not among these. */
  strays(heldIds: readonly string[]): Promise<readonly Gone[]>;
  /** Rows of other processes that do not live any more. */
  orphans(): Promise<readonly Gone[]>;
  /** Releases exactly these, none that was claimed since. */
  release(gone: readonly Gone[]): Promise<void>;
}

/**
 * The connections that this process holds, and what the database says about it: compared after every gap and every 15 s,
 * because either can lose what the other has.
 */
export class HeldConnections<Gone extends Connection, Held extends Gone> {
  readonly #held = new Map<string, { readonly row: Held; written: boolean }>();
  readonly #releasing = new Batch<Gone>((gone) => this.#release(gone));
  readonly #comparing = new SingleFlight(() => this.#compare());
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly options: {
      readonly rows: ConnectionRows<Gone, Held>;
      readonly hearing: Hearing;
      readonly log: Logger;
    },
  ) {}

  /** Releases what an earlier run of this process left behind, and compares from now on. */
  async start(): Promise<void> {
    const { rows } = this.options;
    await rows.release(await rows.strays([]));
    this.#timer = setInterval(() => void this.reconcile(), RECONCILE_MS);
  }

  /** Resolves when everything that was let go is released. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#comparing.stop();
    await this.#releasing.settled();
  }

  has(connectionId: string): boolean {
    return this.#held.has(connectionId);
  }

  /**
   * Holds a connection and writes its row. It counts as held from before the row is there, so that no comparison
   * releases it; one that was let go in the meantime is released again.
   *
   * @throws what `write` throws; it is then not held
   */
  async claim(row: Held, write: () => Promise<void>): Promise<void> {
    const entry = { row, written: false };
    this.#held.set(row.connectionId, entry);
    try {
      await write();
    } catch (error) {
      this.#held.delete(row.connectionId);
      throw error;
    }
    entry.written = true;
    if (!this.#held.has(row.connectionId)) void this.#releasing.add(row);
  }

  /** The connection is gone. Many at once are released together. @returns false when it was not held */
  letGo(connectionId: string): boolean {
    const entry = this.#held.get(connectionId);
    if (!entry) return false;
    this.#held.delete(connectionId);
    void this.#releasing.add(entry.row);
    return true;
  }

  /** Never rejects. */
  reconcile(): Promise<void> {
    return this.#comparing.run();
  }

  async #compare(): Promise<void> {
    const { rows, hearing, log } = this.options;
    try {
      const written = [...this.#held.values()].filter((entry) => entry.written).map(({ row }) => row);
      if (written.length > 0) await rows.restore(written);
      const strays = await rows.strays([...this.#held.keys()]);
      const orphans = hearing.forMs >= NODE_ALIVE_MS ? await rows.orphans() : [];
      // One that was claimed while the database looked is in its answer, but it is held.
      await rows.release([...strays.filter(({ connectionId }) => !this.#held.has(connectionId)), ...orphans]);
    } catch (err) {
      log.warn({ err }, 'connections could not be compared with the database');
    }
  }

  async #release(gone: readonly Gone[]): Promise<void> {
    try {
      await this.options.rows.release(gone);
    } catch (err) {
      // The next comparison with the database releases them.
      this.options.log.warn({ err, connections: gone.length }, 'connections could not be released');
    }
  }
}
