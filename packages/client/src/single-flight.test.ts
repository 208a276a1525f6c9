import { Shared } from './shared.js';
import { SingleFlight } from './single-flight.js';

/** A task whose runs end when the test says so. */
function controlled() {
  const ends: ((error?: Error) => void)[] = [];
  const task = () =>
    new Promise<void>((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve()));
    });
  return { ends, task };
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a single flight', () => {
  it('runs once more for all who asked meanwhile, and never twice at once', async () => {
    const { ends, task } = controlled();
    const flight = new SingleFlight(task);
    const first = flight.run();
    const others = [flight.run(), flight.run(), flight.run()];
    expect(ends).toHaveLength(1);
    ends[0]!();
    await turn();
    expect(ends).toHaveLength(2);
    ends[1]!();
    await Promise.all([first, ...others]);
    expect(ends).toHaveLength(2);
  });

  it('rejects when a run fails, and runs at the next request', async () => {
    const { ends, task } = controlled();
    const flight = new SingleFlight(task);
    const failed = flight.run();
    void flight.run();
    ends[0]!(new Error('no database'));
    await expect(failed).rejects.toThrow('no database');
    expect(ends).toHaveLength(1);
    const second = flight.run();
    ends[1]!();
    await second;
  });

  it('loses no request that is made while a run ends, however many turns later', async () => {
    for (let turns = 0; turns < 12; turns += 1) {
      let started = 0;
      const flight = new SingleFlight(async () => {
        started += 1;
        await Promise.resolve();
      });
      void flight.run();
      for (let i = 0; i < turns; i += 1) await Promise.resolve();
      const before = started;
      await flight.run();
      expect([turns, started]).toEqual([turns, before + 1]);
    }
  });

  it('goes on after a task that threw at once', async () => {
    let runs = 0;
    const flight = new SingleFlight(() => {
      runs += 1;
      throw new Error('at once');
    });
    await expect(flight.run()).rejects.toThrow('at once');
    await expect(flight.run()).rejects.toThrow('at once');
    expect(runs).toBe(2);
  });

  it('stops after the run under way', async () => {
    const { ends, task } = controlled();
    const flight = new SingleFlight(task);
    void flight.run();
    void flight.run();
    const stopped = flight.stop();
    ends[0]!();
    await stopped;
    await flight.run();
    expect(ends).toHaveLength(1);
  });
});

it('shares one run among all who ask while it is under way', async () => {
  let runs = 0;
  let end: (value: number) => void = () => {};
  const shared = new Shared(() => {
    runs += 1;
    return new Promise<number>((resolve) => {
      end = resolve;
    });
  });
  const both = [shared.run(), shared.run()];
  end(7);
  expect(await Promise.all(both)).toEqual([7, 7]);
  const later = shared.run();
  end(8);
  expect([await later, runs]).toEqual([8, 2]);
});
