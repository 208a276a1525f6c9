import type { FalinkError } from '@falink/protocol';
import { Gate } from './gate.js';

const PATIENT_MS = 3_600_000;
const failure = (entering: Promise<unknown>): Promise<FalinkError> =>
  entering.then(
    () => Promise.reject(new Error('was let in')),
    (error: FalinkError) => error,
  );

it('lets in so many at a time, in the order in which they came', async () => {
  const gate = new Gate({ atOnce: 2, line: 10, patienceMs: PATIENT_MS });
  const entered: number[] = [];
  let most = 0;
  await Promise.all(
    [1, 2, 3, 4, 5, 6].map((n) =>
      gate.run(async () => {
        entered.push(n);
        most = Math.max(most, gate.inside);
        await new Promise((resolve) => setImmediate(resolve));
      }),
    ),
  );
  expect([entered, most, gate.inside]).toEqual([[1, 2, 3, 4, 5, 6], 2, 0]);
});

it('lets the next one in when the work failed, and counts one that leaves twice once', async () => {
  const gate = new Gate({ atOnce: 1, line: 1, patienceMs: PATIENT_MS });
  await expect(gate.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const leave = await gate.enter();
  leave();
  leave();
  expect(gate.inside).toBe(0);
});

it('refuses who finds the line full, each with a later time, as fast as it lets in', async () => {
  let now = 0;
  const gate = new Gate({ atOnce: 2, line: 3, patienceMs: PATIENT_MS, now: () => now });
  // Half a second each, measured.
  for (let i = 0; i < 200; i += 1) {
    const leave = await gate.enter();
    now += 500;
    leave();
  }
  const leave = await gate.enter();
  await gate.enter();
  const inLine = [gate.enter(), gate.enter(), gate.enter()];
  const refused = await Promise.all(Array.from({ length: 300 }, () => failure(gate.enter())));
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['service.busy']));
  const times = refused.map(({ extra }) => extra.retryAfterS ?? 0);
  // Four a second, after the three in line; nobody is sent away for more than a minute.
  expect([times[0], times[4], times[100], times[299]]).toEqual([1, 2, 26, 60]);
  leave();
  await inLine[0];
  expect(gate.waiting).toBe(2);
});

it('refuses who waited too long, and passes the turn of who has gone', async () => {
  const gate = new Gate({ atOnce: 1, line: 5, patienceMs: 1 });
  const leave = await gate.enter();
  expect((await failure(gate.enter())).code).toBe('service.busy');
  const patient = new Gate({ atOnce: 1, line: 5, patienceMs: PATIENT_MS });
  const leaveFirst = await patient.enter();
  const gone = failure(patient.enter(() => true));
  const next = patient.enter();
  leaveFirst();
  expect((await gone).code).toBe('service.busy');
  (await next)();
  leave();
  expect([patient.inside, patient.waiting, gate.inside]).toEqual([0, 0, 0]);
});
