import { SharedLoad } from './shared-load.js';

/** Loads that end when the test says so. */
function gatedLoads() {
  const loads: { readonly keys: readonly string[]; readonly end: (error?: Error) => void }[] = [];
  const shared = new SharedLoad<string, string>(
    (keys) =>
      new Promise((resolve, reject) => {
        loads.push({
          keys,
          end: (error) =>
            error ? reject(error) : resolve(new Map(keys.map((key) => [key, `${key} of ${loads.length}`]))),
        });
      }),
  );
  return { shared, loads };
}

it('[D9] loads together what is asked for while a load is under way, and nothing that was read before it was asked for', async () => {
  const { shared, loads } = gatedLoads();
  const first = shared.load('a');
  const later = [shared.load('a'), shared.load('b'), shared.load('b')];
  expect(loads.map(({ keys }) => keys)).toEqual([['a']]);
  loads[0]?.end();
  expect(await first).toBe('a of 1');
  await Promise.resolve();
  expect(loads.map(({ keys }) => keys)).toEqual([['a'], ['a', 'b']]);
  loads[1]?.end();
  expect(await Promise.all(later)).toEqual(['a of 2', 'b of 2', 'b of 2']);
});

it('fails only those who asked for a load that failed', async () => {
  const { shared, loads } = gatedLoads();
  const first = shared.load('a');
  const second = shared.load('b');
  loads[0]?.end(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  loads[1]?.end();
  expect(await second).toBe('b of 2');
  const third = shared.load('c');
  loads[2]?.end();
  expect(await third).toBe('c of 3');
});
