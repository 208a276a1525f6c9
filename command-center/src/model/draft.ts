import { Listeners } from '@falink/client';
/**
 * A three-way merge by field: what I changed since `base` stays mine, everything else is theirs. Fields that both
 * changed to different values are named, so that the page can say so; mine is kept, nothing typed is lost.
 */
export function mergeFields<T extends object>(
  base: T,
  mine: T,
  theirs: T,
): { merged: T; conflicts: readonly (keyof T)[] } {
  const merged = { ...theirs };
  const conflicts: (keyof T)[] = [];
  for (const key of Object.keys(mine) as (keyof T)[]) {
    if (Object.is(mine[key], base[key])) continue;
    if (!Object.is(theirs[key], base[key]) && !Object.is(theirs[key], mine[key])) conflicts.push(key);
    merged[key] = mine[key];
  }
  return { merged, conflicts };
}

/** The fields in which two records differ. */
function changedFields<T extends object>(base: T, mine: T): readonly (keyof T)[] {
  return (Object.keys(mine) as (keyof T)[]).filter((key) => !Object.is(mine[key], base[key]));
}

export interface Versioned<T> {
  readonly version: number;
  readonly value: T;
}

export type DraftStatus = 'clean' | 'typing' | 'saving' | 'saved' | 'failed' | 'refused';

export interface DraftSnapshot<T> {
  readonly value: T;
  readonly version: number;
  readonly status: DraftStatus;
  /** By the page's clock, ms; null before the first save. */
  readonly savedAtMs: number | null;
  /** Fields that somebody else changed as well at the last merge. */
  readonly conflicts: readonly (keyof T)[];
  readonly error: unknown;
}

export interface DraftPort<T> {
  /** Saves; `version` is the one last seen. Throws {@link StaleDraft} when somebody saved in between. */
  save(version: number, value: T, changed: readonly (keyof T)[]): Promise<Versioned<T>>;
  /** The present state at the server, after a stale save. */
  reload(): Promise<Versioned<T>>;
  /** Whether an error means "changed elsewhere". */
  isStale(error: unknown): boolean;
  /** Whether the server refused and would refuse the same again: it is sent with the next change only. Never when left out. */
  isRefused?(error: unknown): boolean;
  /** What may be sent of `mine`: a half-typed field keeps its saved value. Everything when left out. */
  sendable?(mine: T, base: T): T;
}

const IDLE_MS = 500;
const RETRY_MS = 3_000;

/**
 * A record that saves itself while it is typed: at most one save on its way, the next one starts after it with
 * what was typed since. A failed save is retried, a refused one is not; a stale one is merged by field.
 */
export class Draft<T extends object> {
  #base: T;
  #snapshot: DraftSnapshot<T>;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #saving: Promise<void> | null = null;
  #closed = false;
  readonly #listeners = new Listeners<void>();

  constructor(
    initial: Versioned<T>,
    private readonly port: DraftPort<T>,
    private readonly now: () => number = Date.now,
  ) {
    this.#base = initial.value;
    this.#snapshot = {
      value: initial.value,
      version: initial.version,
      status: 'clean',
      savedAtMs: null,
      conflicts: [],
      error: null,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);

  readonly snapshot = (): DraftSnapshot<T> => this.#snapshot;

  /** Changes fields; the save follows after a short pause in typing. */
  patch(fields: Partial<T>): void {
    this.#update({ value: { ...this.#snapshot.value, ...fields }, status: 'typing' });
    this.#schedule(IDLE_MS);
  }

  /** Merges a version that the server pushed under what is being typed; a stale one is ignored. */
  receive(theirs: Versioned<T>): void {
    if (theirs.version <= this.#snapshot.version) return;
    this.#rebase(theirs);
  }

  /** Saves now and waits until everything typed is stored. Rejects with the last error. */
  async flush(): Promise<DraftSnapshot<T>> {
    this.#cancelTimer();
    await this.#saving;
    if (this.#pending().length > 0) {
      await this.#save();
      if (['failed', 'refused'].includes(this.#snapshot.status)) throw this.#snapshot.error;
    }
    return this.#snapshot;
  }

  /** Stops timers; what was not saved stays unsaved unless `flush` was awaited before. */
  close(): void {
    this.#closed = true;
    this.#cancelTimer();
    this.#listeners.clear();
  }

  #toSend(): T {
    const { value } = this.#snapshot;
    return this.port.sendable ? this.port.sendable(value, this.#base) : value;
  }

  #pending(): readonly (keyof T)[] {
    return changedFields(this.#base, this.#toSend());
  }

  #schedule(ms: number): void {
    this.#cancelTimer();
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.#save(), ms);
  }

  #cancelTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #save(): Promise<void> {
    if (this.#saving) {
      await this.#saving;
      return this.#save();
    }
    const sent = this.#toSend();
    const changed = changedFields(this.#base, sent);
    if (changed.length === 0) {
      if (this.#snapshot.status === 'typing') this.#update({ status: this.#snapshot.savedAtMs ? 'saved' : 'clean' });
      return;
    }
    this.#update({ status: 'saving' });
    this.#saving = this.#send(sent, changed).finally(() => {
      this.#saving = null;
    });
    await this.#saving;
  }

  async #send(sent: T, changed: readonly (keyof T)[]): Promise<void> {
    try {
      const saved = await this.port.save(this.#snapshot.version, sent, changed);
      // A push may have brought a newer version while the response was on its way: then the response is stale.
      if (saved.version >= this.#snapshot.version) {
        this.#base = sent;
        this.#rebase(saved);
      }
      this.#update({ savedAtMs: this.now(), error: null, conflicts: [] });
    } catch (error) {
      if (this.port.isStale(error)) {
        await this.#reload();
        return;
      }
      this.#fail(error);
    }
  }

  async #reload(): Promise<void> {
    try {
      this.#rebase(await this.port.reload());
      this.#schedule(0);
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const isRefused = this.port.isRefused?.(error) ?? false;
    this.#update({ status: isRefused ? 'refused' : 'failed', error });
    if (!isRefused) this.#schedule(RETRY_MS);
  }

  #rebase(theirs: Versioned<T>): void {
    const { merged, conflicts } = mergeFields(this.#base, this.#snapshot.value, theirs.value);
    this.#base = theirs.value;
    this.#update({ value: merged, version: theirs.version, conflicts });
    const dirty = this.#pending().length > 0;
    this.#update({ status: dirty ? 'typing' : 'saved' });
    if (dirty) this.#schedule(IDLE_MS);
  }

  #update(part: Partial<DraftSnapshot<T>>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    if (this.#closed) return;
    this.#listeners.notify();
  }
}
