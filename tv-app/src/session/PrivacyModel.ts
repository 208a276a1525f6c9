import { Store } from '@falink/client';
import { type PrivacyNotice, PrivacyNoticeSchema, PrivacyVersionSchema, privacyRoutes } from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import { type ApiClient, refusalOf } from './ApiClient.js';

/** A version, and when OK was pressed. */
interface Read {
  readonly version: string;
  readonly at: string;
}

export interface PrivacyState {
  /** The latest notice that this box was given. */
  readonly notice: PrivacyNotice | null;
  /** The service's present version, where it is known. */
  readonly version: string | null;
  /** Versions that were read here, the latest last. */
  readonly acknowledged: readonly string[];
  /** Read here, and the service does not know yet. */
  readonly unsent: readonly Read[];
  readonly failed: boolean;
}

const NOTHING: PrivacyState = { notice: null, version: null, acknowledged: [], unsent: [], failed: false };
/** Several processes of the service may hand out different versions for a while. */
const REMEMBERED = 8;
/** The service's version arrives with every change of the home page. */
const RETRY_MS = 30_000;
/** Every box learns of a changed notice at once, and none is in a hurry. */
const SPREAD_MS = 60_000;

/** The notice of how personal information is used: which one is due, and that it was read, also without a line. */
export class PrivacyModel {
  readonly store: Store<PrivacyState>;
  #loading = false;
  #sending = false;
  #retryAtMs = 0;
  #cancelSoon: (() => void) | undefined;

  constructor(
    private readonly platform: Pick<Platform, 'clock' | 'storage'>,
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
    private readonly slot: string,
  ) {
    this.store = new Store(read(platform.storage.get(this.#key)));
  }

  /** There is a notice to be read before home: nobody has read this version here. */
  get isDue(): boolean {
    const { notice, version, acknowledged } = this.store.state;
    return notice !== null && notice.version === version && !acknowledged.includes(notice.version);
  }

  /** Nobody has read any notice here. */
  get isFirst(): boolean {
    return this.store.state.acknowledged.length === 0;
  }

  /** The service says which version is in force; called with every home page. */
  follow(version: string): void {
    if (this.store.state.version !== version) this.store.set({ version });
    void this.#send();
    const { notice, acknowledged } = this.store.state;
    if (notice?.version === version || acknowledged.includes(version)) return;
    if (this.isFirst) void this.load();
    else this.#cancelSoon ??= this.platform.clock.after(Math.random() * SPREAD_MS, () => void this.load());
  }

  /** Fetches the notice; what is there stays when that fails. After a failure it waits, unless a person asks. */
  async load({ asked = false }: { readonly asked?: boolean } = {}): Promise<void> {
    if (this.#loading || (!asked && this.platform.clock.now() < this.#retryAtMs)) return;
    this.#loading = true;
    this.#cancelSoon?.();
    this.#cancelSoon = undefined;
    this.store.set({ failed: false });
    try {
      const notice = await this.api.call(privacyRoutes.terminalPrivacyNotice, { token: await this.token() });
      this.#retryAtMs = 0;
      this.#keep({ notice, version: notice.version });
    } catch {
      this.#retryAtMs = this.platform.clock.now() + RETRY_MS;
      this.store.set({ failed: true });
    } finally {
      this.#loading = false;
    }
  }

  /** OK was pressed. The box remembers it at once; the service learns it now or when the line is back. */
  acknowledge(): void {
    const { notice, acknowledged } = this.store.state;
    if (!notice || acknowledged.includes(notice.version)) return;
    const { version } = notice;
    const at = new Date(this.platform.clock.wall()).toISOString();
    this.#keep({
      acknowledged: [...acknowledged, version].slice(-REMEMBERED),
      unsent: [...this.store.state.unsent, { version, at }].slice(-REMEMBERED),
    });
    void this.#send();
  }

  /** The box belongs to somebody else from here on. */
  forget(): void {
    this.platform.storage.remove(this.#key);
    this.store.set(NOTHING);
  }

  get #key(): string {
    return `privacy.${this.slot}`;
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let [next] = this.store.state.unsent; next; [next] = this.store.state.unsent) await this.#sendOne(next);
    } catch {
      // With the next home page.
    } finally {
      this.#sending = false;
    }
  }

  async #sendOne(read: Read): Promise<void> {
    try {
      await this.api.call(privacyRoutes.acknowledgePrivacyNotice, { token: await this.token(), body: read });
    } catch (error) {
      // A version that the service does not know, after a restored database: nothing is gained by repeating it.
      if (refusalOf(error)?.code !== 'privacy.unknown_version') throw error;
    }
    this.#keep({ unsent: this.store.state.unsent.filter((one) => one !== read) });
  }

  #keep(change: Partial<PrivacyState>): void {
    this.store.set(change);
    const { notice, acknowledged, unsent } = this.store.state;
    this.platform.storage.set(this.#key, JSON.stringify({ notice, acknowledged, unsent }));
  }
}

/** What was kept; anything out of shape counts as nothing, and the notice is shown again. */
function read(stored: string | null): PrivacyState {
  let value: Partial<Record<keyof PrivacyState, unknown>> | null;
  try {
    value = JSON.parse(stored ?? 'null');
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null) return NOTHING;
  const notice = PrivacyNoticeSchema.safeParse(value.notice);
  const list: unknown[] = Array.isArray(value.acknowledged) ? value.acknowledged : [];
  return {
    ...NOTHING,
    notice: notice.success ? notice.data : null,
    acknowledged: list.filter((one): one is string => PrivacyVersionSchema.safeParse(one).success).slice(-REMEMBERED),
    unsent: unsentOf(value.unsent),
  };
}

function unsentOf(value: unknown): readonly Read[] {
  const { body } = privacyRoutes.acknowledgePrivacyNotice;
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((one) => {
    const parsed = body?.safeParse(one);
    return parsed?.success ? [parsed.data] : [];
  });
}
