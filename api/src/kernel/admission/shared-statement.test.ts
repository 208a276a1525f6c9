import { SharedStatement } from './shared-statement.js';

/** Statements that end when the test says so. */
function gatedLoads() {
  const loads: { readonly keys: readonly string[]; readonly end: (error?: Error) => void }[] = [];
  const shared = new SharedStatement<string, string>(
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

it('[D9] one statement answers what is asked while another is under way, with nothing that was read before it was asked', async () => {
  const { shared, loads } = gatedLoads();
  const first = shared.run('a');
  const later = [shared.run('a'), shared.run('b'), shared.run('b')];
  expect(loads.map(({ keys }) => keys)).toEqual([['a']]);
  loads[0]?.end();
  expect(await first).toBe('a of 1');
  while (loads.length < 2) await new Promise(setImmediate);
  expect(loads.map(({ keys }) => keys)).toEqual([['a'], ['a', 'b']]);
  loads[1]?.end();
  expect(await Promise.all(later)).toEqual(['a of 2', 'b of 2', 'b of 2']);
});

it('fails only those who shared a statement that failed', async () => {
  const { shared, loads } = gatedLoads();
  const first = shared.run('a');
  const second = shared.run('b');
  loads[0]?.end(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  while (loads.length < 2) await new Promise(setImmediate);
  loads[1]?.end();
  expect(await second).toBe('b of 2');
  const third = shared.run('c');
  while (loads.length < 3) await new Promise(setImmediate);
  loads[2]?.end();
  expect(await third).toBe('c of 3');
});
