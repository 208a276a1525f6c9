import { Gate } from './gate.js';

/** A step that ends when the test says so. */
function steps() {
  const calls: boolean[] = [];
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  let running = 0;
  let most = 0;
  const apply = (open: boolean) => {
    calls.push(open);
    running += 1;
    most = Math.max(most, running);
    return new Promise<void>((resolve, reject) => ends.push({ resolve, reject })).finally(() => {
      running -= 1;
    });
  };
  return {
    apply,
    calls,
    end: () => ends.shift()?.resolve(),
    fail: () => ends.shift()?.reject(new Error('no')),
    most: () => most,
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a request that is already true does nothing', async () => {
  const { apply, calls } = steps();
  await new Gate(true, apply).set(true);
  expect(calls).toEqual([]);
});

test('steps never overlap and the last request wins', async () => {
  const { apply, calls, end, most } = steps();
  const gate = new Gate(false, apply);
  const done = gate.set(true);
  void gate.set(false);
  void gate.set(true);
  void gate.set(false);
  end();
  await turn();
  end();
  await done;
  expect(calls).toEqual([true, false]);
  expect(most()).toBe(1);
  expect(gate.isOpen).toBe(false);
});

test('a request taken back in time costs no second step', async () => {
  const { apply, calls, end } = steps();
  const gate = new Gate(false, apply);
  const done = gate.set(true);
  void gate.set(false);
  void gate.set(true);
  end();
  await done;
  expect(calls).toEqual([true]);
});

test('a failed step leaves the gate as it was; the next request retries', async () => {
  const { apply, calls, end, fail } = steps();
  const gate = new Gate(false, apply);
  const failed = gate.set(true);
  fail();
  await expect(failed).rejects.toThrow('no');
  expect(gate.isOpen).toBe(false);
  const done = gate.set(true);
  end();
  await done;
  expect(calls).toEqual([true, true]);
  expect(gate.isOpen).toBe(true);
});

test('a request made in any turn while a step ends is not lost', async () => {
  for (let turns = 0; turns < 12; turns += 1) {
    const gate = new Gate(false, () => Promise.resolve());
    void gate.set(true);
    for (let i = 0; i < turns; i += 1) await Promise.resolve();
    await gate.set(false);
    expect([turns, gate.isOpen]).toEqual([turns, false]);
  }
});
