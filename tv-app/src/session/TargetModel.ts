import { retryAfterSOf, Store, waitAfterRefusalMs } from '@falink/client';
import {
  canonical,
  type Feature,
  type Home,
  offers,
  TARGET_DEFAULTS,
  type TargetReport,
  type TargetValues,
  TargetValuesSchema,
  targetRoutes,
} from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import type { ApiClient } from './ApiClient.js';
import { digestOf } from './digest.js';

export interface TargetState {
  /** What was applied last; null: nothing was ever fetched. */
  readonly revision: string | null;
  readonly values: Omit<TargetValues, 'channel'> & { readonly channel?: string };
}

/** What only this television knows of what it runs. */
export type Running = Pick<TargetReport, 'values' | 'chosen' | 'failures' | 'volume'>;

const KEY = 'target';
/** A district's change is fetched by all of its televisions. */
const SPREAD_MS = 5_000;
/** Keys of the volume follow each other. */
const REPORT_AFTER_MS = 3_000;
const RETRY = { minMs: 2_000, maxMs: 60_000 };

/**
 * What this television should run, fetched when its revision is another one and kept for a start without a line, and the
 * report of what it runs, sent when the service has another one.
 */
export class TargetModel {
  readonly store: Store<TargetState>;
  /** Of the service; null: not known yet. */
  #wanted: string | null = null;
  /** The report that the service has. */
  #confirmed: string | null = null;
  /** Whether the service has said what it has. */
  #knows = false;
  #appliedAtMs: number;
  #busy = false;
  #failures = 0;
  #cancelLoad: (() => void) | undefined;
  #cancelReport: (() => void) | undefined;

  constructor(
    private readonly platform: Pick<Platform, 'clock' | 'storage' | 'device'>,
    private readonly api: ApiClient,
    private readonly box: { token(): Promise<string>; terminalId(): string | null; running(): Running },
  ) {
    this.store = new Store(read(platform.storage.get(KEY)));
    this.#appliedAtMs = platform.clock.wall();
  }

  /** Whether this television offers something. */
  readonly offers = (feature: Feature): boolean => offers(this.store.state.values, feature);

  /** Every home page says which target holds and which report the service has. */
  follow({ revision, reported }: Home['target']): void {
    this.#knows = true;
    this.#confirmed = reported;
    this.#want(revision, 0);
    this.reportSoon();
  }

  /** The service has another target for this television. */
  notified(revision: string): void {
    this.#want(revision, Math.random() * SPREAD_MS);
  }

  /** Something that a report says is another now. */
  reportSoon(): void {
    this.#cancelReport ??= this.platform.clock.after(REPORT_AFTER_MS, () => {
      this.#cancelReport = undefined;
      void this.#work();
    });
  }

  /** The box belongs to somebody else from here on. */
  forget(): void {
    this.platform.storage.remove(KEY);
    this.#wanted = null;
    this.#knows = false;
    this.store.set(read(null));
  }

  #want(revision: string, afterMs: number): void {
    this.#wanted = revision;
    if (revision === this.store.state.revision) return;
    this.#workIn(afterMs);
  }

  #workIn(ms: number): void {
    this.#cancelLoad?.();
    this.#cancelLoad = this.platform.clock.after(ms, () => void this.#work());
  }

  /** Fetches and reports, one after the other, so that no report overtakes another. */
  async #work(): Promise<void> {
    const id = this.box.terminalId();
    if (this.#busy || id === null) return;
    this.#busy = true;
    try {
      const token = await this.box.token();
      while (this.#wanted !== null && this.#wanted !== this.store.state.revision) {
        const { revision, values } = await this.api.call(targetRoutes.terminalTarget, { params: { id }, token });
        this.#wanted = revision;
        this.#apply({ revision, values });
      }
      for (let report = this.#report(); this.#knows && report.digest !== this.#confirmed; report = this.#report()) {
        const { digest } = await this.api.call(targetRoutes.reportTarget, { params: { id }, token, body: report });
        this.#confirmed = digest;
      }
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      this.#workIn(waitAfterRefusalMs(this.#failures, retryAfterSOf(error), RETRY, Math.random));
    } finally {
      this.#busy = false;
    }
  }

  #apply(state: { readonly revision: string; readonly values: TargetValues }): void {
    this.#appliedAtMs = this.platform.clock.wall();
    this.platform.storage.set(KEY, JSON.stringify(state));
    this.store.set(state);
  }

  #report(): TargetReport {
    const { device } = this.platform;
    const running = this.box.running();
    const said = {
      revision: this.store.state.revision,
      ...running,
      appVersion: device.appVersion,
      engine: device.engine,
    };
    return { digest: digestOf(canonical(said)), at: new Date(this.#appliedAtMs).toISOString(), ...said };
  }
}

/** What was kept; anything out of shape counts as nothing. */
function read(stored: string | null): TargetState {
  try {
    const { revision, values } = JSON.parse(stored ?? '{}');
    const parsed = TargetValuesSchema.safeParse({ ...TARGET_DEFAULTS, ...values });
    if (parsed.success && typeof revision === 'string') return { revision, values: parsed.data };
  } catch {
    // Not written by this page.
  }
  return { revision: null, values: TARGET_DEFAULTS };
}
