import { Store } from '@falink/client';
import type { Terminal } from '@falink/protocol';
import type { ListPage } from './pages.js';

/** What is known of a long list, without its rows. */
export interface TerminalListState {
  /** The terminals that are loaded, in order. */
  readonly ids: readonly string[];
  /** How many the whole list has; null before the first page. */
  readonly total: number | null;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  /** Why the last page, or the list as it is now, did not come; null: it did. */
  readonly error: unknown;
}

export interface TerminalListRules {
  /** @param cursor of the page before; absent: the first page */
  readonly ask: (cursor: string | undefined, signal: AbortSignal) => Promise<ListPage<Terminal>>;
  /** Whether the list holds a terminal; null: only the api knows. */
  readonly belongs: (terminal: Terminal) => boolean | null;
  /** The order of the list, where a change of a terminal moves it; null: rows stay where they were loaded. */
  readonly compare: ((a: Terminal, b: Terminal) => number) | null;
}

const NOTHING: TerminalListState = { ids: [], total: null, hasMore: true, isLoading: false, error: null };

/**
 * A list of ten thousand terminals, loaded as far as somebody looks. A terminal that changes is announced to its own
 * row alone: the list is announced only when its order or length changes.
 */
export class TerminalList {
  readonly #state = new Store<TerminalListState>(NOTHING);
  readonly #rows = new Map<string, Terminal>();
  readonly #watchers = new Map<string, Set<() => void>>();
  /** Changed while a page was on its way: the page may be older. */
  readonly #during = new Map<string, Terminal>();
  #cursor: string | undefined;
  #wanted = 0;
  #loading: AbortController | null = null;
  /** What is shown is from before, and is replaced once as much has come again. */
  #stale: readonly string[] | null = null;

  constructor(private readonly rules: TerminalListRules) {}

  readonly subscribe = this.#state.subscribe;
  readonly snapshot = this.#state.snapshot;

  /** What is known of one terminal; undefined: it is not loaded. */
  row(id: string): Terminal | undefined {
    return this.#rows.get(id);
  }

  /** Runs the listener when this terminal changes. @returns a function that unsubscribes */
  watch(id: string, listener: () => void): () => void {
    const watchers = this.#watchers.get(id) ?? new Set();
    this.#watchers.set(id, watchers.add(listener));
    return () => {
      watchers.delete(listener);
      if (watchers.size === 0) this.#watchers.delete(id);
    };
  }

  /** Somebody looks at the list up to this row: pages are loaded until it is there. */
  need(index: number): void {
    this.#wanted = Math.max(0, index);
    if (this.#loading === null && this.#state.snapshot().error === null) void this.#load();
  }

  /** Loads again what did not come. */
  retry(): void {
    if (this.#loading !== null) return;
    this.#state.replace({ ...this.#state.snapshot(), error: null });
    void this.#load();
  }

  /** Loads everything again that is looked at; until it is there the rows stay. */
  reload(): void {
    this.#loading?.abort();
    this.#loading = null;
    this.#cursor = undefined;
    this.#stale = [];
    this.#state.replace({ ...this.#state.snapshot(), error: null });
    void this.#load();
  }

  /** Stops; what is on its way is dropped. */
  close(): void {
    this.#loading?.abort();
    this.#loading = null;
  }

  /** A terminal as it is now. */
  apply(terminal: Terminal): void {
    if (this.#loading !== null) this.#during.set(terminal.id, terminal);
    const { ids, total, hasMore } = this.#state.snapshot();
    const known = this.#rows.get(terminal.id);
    const belongs = this.rules.belongs(terminal);
    const { compare } = this.rules;
    if (known && belongs !== false) {
      this.#rows.set(terminal.id, terminal);
      if (compare && compare(known, terminal) !== 0) {
        const rest = ids.filter((id) => id !== terminal.id);
        this.#change({ ids: this.#withIn(rest, terminal, hasMore) ?? rest });
      }
      for (const listener of this.#watchers.get(terminal.id) ?? []) listener();
      return;
    }
    if (known) {
      this.#rows.delete(terminal.id);
      this.#change({ ids: ids.filter((id) => id !== terminal.id), total: total === null ? null : total - 1 });
      return;
    }
    if (belongs !== true || total === null) return;
    const next = this.#withIn(ids, terminal, hasMore);
    if (!next) return;
    this.#rows.set(terminal.id, terminal);
    this.#change({ ids: next, total: total + 1 });
  }

  /** The order with another terminal; null: it stands after what is loaded, or nobody can say where. */
  #withIn(ids: readonly string[], terminal: Terminal, hasMore: boolean): string[] | null {
    const { compare } = this.rules;
    if (!compare) return null;
    let [low, high] = [0, ids.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = this.#rows.get(ids[middle] ?? '');
      if (there && compare(there, terminal) < 0) low = middle + 1;
      else high = middle;
    }
    if (low === ids.length && hasMore) return null;
    return [...ids.slice(0, low), terminal.id, ...ids.slice(low)];
  }

  #change(change: Partial<TerminalListState>): void {
    this.#state.replace({ ...this.#state.snapshot(), ...change });
  }

  async #load(): Promise<void> {
    const loading = new AbortController();
    this.#loading = loading;
    try {
      while (this.#loading === loading && this.#isShort()) {
        this.#during.clear();
        if (!this.#state.snapshot().isLoading) this.#change({ isLoading: true });
        const page = await this.rules.ask(this.#cursor, loading.signal);
        if (this.#loading !== loading) return;
        this.#add(page);
      }
      this.#change({ isLoading: false });
    } catch (error) {
      if (this.#loading === loading) this.#change({ isLoading: false, error });
    } finally {
      if (this.#loading === loading) this.#loading = null;
    }
  }

  /** Whether somebody looks further than what is loaded. */
  #isShort(): boolean {
    const { ids, hasMore } = this.#state.snapshot();
    if (this.#stale) return true;
    return hasMore && ids.length <= this.#wanted;
  }

  #add({ items, nextCursor, total }: ListPage<Terminal>): void {
    const now = this.#state.snapshot();
    const before = this.#stale ?? now.ids;
    const there = new Set(before);
    const come: string[] = [];
    for (const item of items) {
      const terminal = this.#during.get(item.id) ?? item;
      if (there.has(item.id) || this.rules.belongs(terminal) === false) continue;
      this.#rows.set(item.id, terminal);
      come.push(item.id);
      for (const listener of this.#watchers.get(item.id) ?? []) listener();
    }
    const ids = [...before, ...come];
    this.#cursor = nextCursor ?? undefined;
    const hasMore = nextCursor !== null;
    if (this.#stale && hasMore && ids.length <= Math.min(this.#wanted, now.ids.length - 1)) {
      this.#stale = ids;
      if (total !== null) this.#change({ total });
      return;
    }
    this.#stale = null;
    this.#change({ ids, hasMore, total: total ?? now.total });
  }
}
