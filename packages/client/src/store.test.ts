import { Store } from './store.js';

describe('a store', () => {
  it('notifies when a field differs, and not otherwise', () => {
    const store = new Store({ a: 1, b: 'x' });
    const seen: object[] = [];
    const unsubscribe = store.subscribe((state) => seen.push(state));
    store.set({ a: 1 });
    store.set({ a: 2 });
    unsubscribe();
    store.set({ b: 'y' });
    expect(seen).toEqual([{ a: 2, b: 'x' }]);
    expect(store.state).toEqual({ a: 2, b: 'y' });
  });

  it('holds a value that is not an object', () => {
    const store = new Store<'idle' | 'busy'>('idle');
    const seen: string[] = [];
    store.subscribe((state) => seen.push(state));
    store.replace('idle');
    store.replace('busy');
    expect([seen, store.snapshot()]).toEqual([['busy'], 'busy']);
  });

  it('keeps a listener that was added twice until it unsubscribed twice', () => {
    const store = new Store({ n: 0 });
    let runs = 0;
    const listener = () => {
      runs += 1;
    };
    const first = store.subscribe(listener);
    store.subscribe(listener);
    first();
    first();
    store.set({ n: 1 });
    expect(runs).toBe(1);
  });
});
