import { jest } from '@jest/globals';
import { Draft, type DraftPort, mergeFields, type Versioned } from './draft.js';

interface Note {
  text: string;
  code: string | null;
}

class Stale extends Error {}

/** The server's side of a note: refuses a version that is not the last one. */
class Store implements DraftPort<Note> {
  state: Versioned<Note> = { version: 1, value: { text: '', code: null } };
  saves = 0;
  fail: Error | null = null;

  async save(version: number, value: Note): Promise<Versioned<Note>> {
    this.saves += 1;
    if (this.fail) throw this.fail;
    if (version !== this.state.version) throw new Stale();
    this.state = { version: version + 1, value };
    return this.state;
  }
  async reload(): Promise<Versioned<Note>> {
    return this.state;
  }
  isStale(error: unknown): boolean {
    return error instanceof Stale;
  }
}

describe('mergeFields', () => {
  it('keeps mine where I typed and takes theirs elsewhere', () => {
    const base = { text: 'a', code: null };
    expect(mergeFields<Note>(base, { text: 'b', code: null }, { text: 'a', code: 'x' })).toEqual({
      merged: { text: 'b', code: 'x' },
      conflicts: [],
    });
  });
  it('names a field that both changed', () => {
    const base = { text: 'a', code: null };
    expect(mergeFields<Note>(base, { text: 'b', code: null }, { text: 'c', code: null })).toEqual({
      merged: { text: 'b', code: null },
      conflicts: ['text'],
    });
  });
});

describe('Draft', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('saves once after a pause in typing', async () => {
    const store = new Store();
    const draft = new Draft<Note>(store.state, store);
    draft.patch({ text: 'o' });
    draft.patch({ text: 'ow' });
    await jest.advanceTimersByTimeAsync(600);
    expect(store.saves).toBe(1);
    expect(store.state.value.text).toBe('ow');
    expect(draft.snapshot()).toMatchObject({ status: 'saved', version: 2 });
  });

  it('merges a change made elsewhere and saves again', async () => {
    const store = new Store();
    const draft = new Draft<Note>(store.state, store);
    draft.patch({ text: 'mine' });
    store.state = { version: 5, value: { text: '', code: 'answered' } };
    await jest.advanceTimersByTimeAsync(700);
    expect(store.state).toEqual({ version: 6, value: { text: 'mine', code: 'answered' } });
    expect(draft.snapshot().value).toEqual({ text: 'mine', code: 'answered' });
  });

  it('keeps what was typed through a failure and tries again', async () => {
    const store = new Store();
    const draft = new Draft<Note>(store.state, store);
    store.fail = new Error('offline');
    draft.patch({ text: 'kept' });
    await jest.advanceTimersByTimeAsync(600);
    expect(draft.snapshot()).toMatchObject({ status: 'failed', value: { text: 'kept' } });
    store.fail = null;
    await jest.advanceTimersByTimeAsync(3_100);
    expect(store.state.value.text).toBe('kept');
  });

  it('sends what was refused again only with the next change', async () => {
    const store = new Store();
    const port: DraftPort<Note> = {
      save: (v, value) => store.save(v, value),
      reload: () => store.reload(),
      isStale: (e) => store.isStale(e),
      isRefused: (e) => e === store.fail,
    };
    const draft = new Draft<Note>(store.state, port);
    store.fail = new Error('closed');
    draft.patch({ text: 'late' });
    await jest.advanceTimersByTimeAsync(60_000);
    expect([store.saves, draft.snapshot().status]).toEqual([1, 'refused']);
    await expect(draft.flush()).rejects.toThrow('closed');
    store.fail = null;
    draft.patch({ text: 'later' });
    await jest.advanceTimersByTimeAsync(600);
    expect(store.state.value.text).toBe('later');
  });

  it('flush stores everything at once, and rejects when it cannot', async () => {
    const store = new Store();
    const draft = new Draft<Note>(store.state, store);
    draft.patch({ text: 'now' });
    await draft.flush();
    expect(store.state.value.text).toBe('now');
    store.fail = new Error('offline');
    draft.patch({ text: 'later' });
    await expect(draft.flush()).rejects.toThrow('offline');
    expect(draft.snapshot().value.text).toBe('later');
    draft.close();
  });

  it('does not send a half-typed field, and keeps it on the page', async () => {
    const store = new Store();
    const port: DraftPort<Note> = {
      save: (v, value) => store.save(v, value),
      reload: () => store.reload(),
      isStale: (e) => store.isStale(e),
      sendable: (mine, base) => ({ ...mine, code: mine.code === 'half' ? base.code : mine.code }),
    };
    const draft = new Draft<Note>(store.state, port);
    draft.patch({ text: 'x', code: 'half' });
    await jest.advanceTimersByTimeAsync(600);
    expect(store.state.value).toEqual({ text: 'x', code: null });
    expect(draft.snapshot().value.code).toBe('half');
    await jest.advanceTimersByTimeAsync(5_000);
    expect(store.saves).toBe(1);
  });

  it('drops a push that is not newer', () => {
    const store = new Store();
    const draft = new Draft<Note>({ version: 3, value: { text: 'a', code: null } }, store);
    draft.receive({ version: 2, value: { text: 'old', code: null } });
    expect(draft.snapshot().value.text).toBe('a');
    draft.receive({ version: 4, value: { text: 'new', code: null } });
    expect(draft.snapshot().value.text).toBe('new');
  });
});
