import { setTimeout as pause } from 'node:timers/promises';
import { until } from '@falink/fixtures/until';
import { routes } from '@falink/protocol';
import { ask } from '../support/api.js';
import type { Relay } from '../support/relay.js';
import { FaultWorld } from './fault-world.js';
import { brokenInvariants, compareFiles } from './invariants.js';
import { Work } from './work.js';

export interface Fault {
  readonly name: string;
  readonly strike: (world: FaultWorld) => Promise<void> | void;
  readonly mend: (world: FaultWorld) => Promise<void> | void;
  /** Whether who talked still talks, and who waited still waits, after so many seconds of it. */
  readonly talks: (seconds: number) => boolean;
  readonly waits: (seconds: number) => boolean;
}

const always = (): boolean => true;
/** A box that cannot be reached for a minute has left the queue (FALINK_ABSENT_S). */
const underAMinute = (seconds: number): boolean => seconds < 50;

/** Both ways in which a path fails: reset, or silent. */
function onPath(
  name: string,
  relays: (world: FaultWorld) => readonly Relay[],
  waits: (seconds: number) => boolean,
): readonly Fault[] {
  const mend = (world: FaultWorld): void => {
    for (const relay of relays(world)) relay.carry();
  };
  const ways = { 'is reset': 'cut', 'is a black hole': 'swallow' } as const;
  return Object.entries(ways).map(([how, way]) => ({
    name: `${name} ${how}`,
    strike: (world) => {
      for (const relay of relays(world)) relay[way]();
    },
    mend,
    talks: always,
    waits,
  }));
}

export const DATABASE_FAULTS: readonly Fault[] = [
  {
    name: 'the database stops',
    strike: ({ server }) => server.stop(),
    mend: ({ server }) => server.start(),
    talks: always,
    waits: always,
  },
  ...onPath('the way to the database', ({ toDatabase }) => [toDatabase], always),
];

export const SERVICE_FAULTS: readonly Fault[] = [
  {
    name: 'the api is killed',
    strike: ({ api }) => api.kill(),
    mend: ({ api }) => api.start(),
    talks: always,
    waits: always,
  },
  {
    name: 'the sfu is killed',
    strike: (world) => world.killSfu(),
    mend: (world) => world.startSfu(),
    talks: always,
    waits: always,
  },
  ...onPath('the way between sfu and api', ({ fromSfu, toSfu }) => [fromSfu, toSfu], always),
];

export const LINE_FAULTS: readonly Fault[] = [
  ...onPath('the line of the boxes', ({ fromBoxes }) => [fromBoxes], underAMinute),
  ...onPath('every way to the api', (w) => [w.fromBoxes, w.fromDesks, w.fromSfu], underAMinute),
];

/** How long a test of so many seconds of faults may take: a district is up in 20 s, and in minutes beside two browsers. */
export const limitMs = (seconds: number): number => (seconds + 330) * 1_000;

/** A district at work, faults of so many seconds each, and what must hold of it after each and in the end. */
export async function survives(seconds: number, ...faults: readonly Fault[]): Promise<void> {
  const world = new FaultWorld();
  let work: Work | undefined;
  try {
    await world.start();
    work = await Work.begin(world, seconds * faults.length);
    for (const fault of faults) await outlives(world, work, fault, seconds);
    await work.goesOn();
    await work.finish();
    await holds(world, work);
  } catch (error) {
    throw new Error(`${String(error)}\n${world.api?.log.slice(-3_000)}`, { cause: error });
  } finally {
    work?.end();
    await world.stop();
  }
}

async function outlives(world: FaultWorld, work: Work, fault: Fault, seconds: number): Promise<void> {
  await pause(3_000);
  await fault.strike(world);
  await pause(seconds * 1_000);
  await fault.mend(world);
  const health = async () => (await ask(world.desks, routes.health).catch(() => null))?.data.status;
  await until(`health after: ${fault.name}`, health, (status) => status === 'ok', 60_000);
  const { calls } = work;
  const talks = fault.talks(seconds);
  const expected = {
    talking: talks ? calls.talking : [undefined, undefined],
    waiting: fault.waits(seconds) ? calls.waiting : undefined,
    inRoom: [talks, talks, talks, talks],
  };
  await until(
    `who talked and who waited, after: ${fault.name}`,
    () => work.standing(),
    (now) => JSON.stringify(now) === JSON.stringify(expected),
    30_000,
  );
  await work.writesOn();
}

/** Nothing that was accepted is lost, nothing is doubled, nothing points to nothing. */
async function holds(world: FaultWorld, work: Work): Promise<void> {
  await until(
    'the invariants',
    () => brokenInvariants(world.pool),
    (broken) => broken.length === 0,
    30_000,
  );
  const account = Object.fromEntries(work.writers.map(({ name, accepted }) => [name, accepted.length]));
  const unknownPages = work.writers.find(({ name }) => name === 'pages')?.unknown ?? 0;
  const { rows } = await world.pool.query(
    `SELECT (SELECT count(*)::int FROM callback WHERE terminal_id = $1) AS numbers,
       (SELECT count(*)::int FROM intake_page g JOIN intake_paper p ON p.id = g.paper_id WHERE p.intake_id = $2) AS pages,
       (SELECT version FROM intake WHERE id = $2) AS forms`,
    [work.about.leavesAt, work.about.writesTo],
  );
  const closed = work.writers.some((writer) => writer.closed);
  // What was under way when its call ended may have been written without an answer.
  const expected = { numbers: account.numbers, pages: account.pages, forms: account.forms };
  expect(closed ? { numbers: rows[0].numbers } : rows[0]).toEqual(closed ? { numbers: expected.numbers } : expected);
  if (closed) {
    expect(rows[0].pages).toBeGreaterThanOrEqual(account.pages ?? 0);
    expect(rows[0].forms).toBeGreaterThanOrEqual(account.forms ?? 0);
  }
  const { missing, orphans } = await compareFiles(world.pool, world.dataDir);
  expect(missing).toEqual([]);
  expect(orphans.length).toBeLessThanOrEqual(unknownPages);
  expect(await world.api.command('audit', 'verify')).toMatchObject({ code: 0 });
}
