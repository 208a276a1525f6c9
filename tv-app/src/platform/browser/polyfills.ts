/**
 * What Chromium 68 lacks of what the app and its libraries use; the syntax itself is lowered by the build. Loaded first.
 */
interface Holes {
  globalThis?: unknown;
  queueMicrotask?: (run: () => void) => void;
}

const scope = window as unknown as Holes;
scope.globalThis ??= window;
scope.queueMicrotask ??= (run) => {
  void Promise.resolve().then(run);
};

function fill(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

fill(Object, 'fromEntries', (entries: Iterable<readonly [PropertyKey, unknown]>) => {
  const result: Record<PropertyKey, unknown> = {};
  for (const [key, value] of entries) result[key] = value;
  return result;
});
fill(Array.prototype, 'flat', function flat(this: unknown[], depth = 1): unknown[] {
  return this.reduce<unknown[]>(
    (all, item) => all.concat(Array.isArray(item) && depth > 1 ? item.flat(depth - 1) : item),
    [],
  );
});
fill(
  Array.prototype,
  'flatMap',
  function flatMap(this: unknown[], make: (item: unknown, index: number) => unknown): unknown[] {
    return this.reduce<unknown[]>((all, item, index) => all.concat(make(item, index)), []);
  },
);
fill(Array.prototype, 'at', function at(this: unknown[], index: number): unknown {
  return this[index < 0 ? this.length + index : index];
});
fill(String.prototype, 'replaceAll', function replaceAll(this: string, from: string | RegExp, to: string): string {
  return typeof from === 'string' ? this.split(from).join(to) : this.replace(from, to);
});
fill(Object, 'hasOwn', (target: object, key: PropertyKey) =>
  Reflect.apply(Object.prototype.hasOwnProperty, target, [key]),
);
fill(Promise, 'allSettled', (promises: Iterable<unknown>) =>
  Promise.all(
    Array.from(promises, (promise) =>
      Promise.resolve(promise).then(
        (value) => ({ status: 'fulfilled', value }),
        (reason: unknown) => ({ status: 'rejected', reason }),
      ),
    ),
  ),
);

export {};
