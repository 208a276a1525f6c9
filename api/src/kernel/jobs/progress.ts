import type { Text } from '@falink/protocol';
import type { Logger } from '@falink/service-kit';
import { SYSTEM } from '../actor.js';
import { command, nothing, unchanged } from '../command.js';
import type { TransactionHost } from '../db/transaction.js';
import { Throttle } from '../delivery/throttle.js';
import { jobChanged } from './changes.js';
import { writeProgress } from './queries/runs.js';
import type { AttemptId } from './steps.js';

const INTERVAL_MS = 1_000;

/** Writes how far an attempt is, at most once a second; a report that cannot be written is followed by the next one. */
export class Progress {
  readonly #throttle = new Throttle(
    () => INTERVAL_MS,
    () => this.#write(),
  );
  #latest: { readonly share: number; readonly note: Text | null } = { share: 0, note: null };

  constructor(
    private readonly options: {
      readonly host: TransactionHost;
      readonly at: AttemptId;
      readonly log: Logger;
      /** Runs when the run is not at this attempt any more. */
      readonly onLost: () => void;
    },
  ) {}

  report(share: number, note?: Text): void {
    this.#latest = { share: Math.min(1, Math.max(0, share || 0)), note: note ?? null };
    this.#throttle.run();
  }

  /** Resolves when nothing more is written. */
  close(): Promise<void> {
    return this.#throttle.stop();
  }

  async #write(): Promise<void> {
    const { host, at, log, onLost } = this.options;
    try {
      const held = await command(host, SYSTEM, {
        lock: nothing,
        authorise: () => {},
        change: async (tx) =>
          (await writeProgress(tx, at, this.#latest))
            ? { audit: 'not audited', changed: [jobChanged(at.id)], result: true }
            : unchanged(false),
      });
      if (!held) onLost();
    } catch (err) {
      log.debug({ err, run: at.id }, 'the progress of a job could not be written');
    }
  }
}
