import { RouteCaller } from '@falink/client';
import { authRoutes } from '@falink/protocol';
import { progress } from '../progress.js';
import { ApiServer } from './api-server.js';
import { Desks } from './desks.js';
import { Fleet } from './fleet.js';
import { keepAliveHttp } from './keep-alive-http.js';
import { Operator } from './orders.js';
import { PASSWORD, seedBoxes, seedLawyers } from './seed.js';
import { memoryKb, type Used, usedDuring } from './server.js';
import { type WholeList, wholeLists } from './whole-lists.js';

const LAWYERS = 200;
const CALLS_PER_MINUTE = 10;
const CALL_MS = 8_000;
const SETTLE_MS = 3_000;
const CONNECT_LIMIT_S = 120;
const BACK_LIMIT_S = 60;
const NOTICE_LIMIT_MS = 30_000;
const POLL_MS = 20;
const MINUTE_MS = 60_000;

/** What the product takes for its boxes. */
export interface ProductCosts {
  /** Boxes that never came up: nothing can be said of so many then. */
  readonly missing: number;
  readonly terminals: number;
  readonly connectS: number;
  readonly kbEach: number;
  readonly rest: Used;
  readonly beats: number;
  /** The first lawyer comes on duty: until every box knows, and what the api used. */
  readonly notice: Used;
  readonly work: Used;
  readonly answered: number;
  readonly notices: number;
  /** One message to all: until every outcome is stored. */
  readonly command: Used;
  readonly obeyed: number;
  /** Another target for all: until every box has fetched it. */
  readonly nudge: Used;
  readonly lists: readonly WholeList[];
  readonly listing: Used;
  readonly backS: number;
  readonly storm: Used;
  readonly failedBeats: number;
}

interface Durations {
  readonly restMs: number;
  readonly workMs: number;
}

/** The product with a district of so many boxes: at rest, at work, and after a crash of the api. */
export async function measureProduct(terminals: number, times: Durations): Promise<ProductCosts> {
  const server = await ApiServer.start();
  try {
    return await measureOn(server, terminals, times);
  } finally {
    await server.stop();
  }
}

async function measureOn(server: ApiServer, terminals: number, { restMs, workMs }: Durations): Promise<ProductCosts> {
  const { databaseUrl, baseUrl } = server.dev;
  const http = new RouteCaller({ http: keepAliveHttp, origin: baseUrl, timeLimitMs: 30_000 });
  const desks = new Desks(baseUrl);
  const [paired, lawyers] = [await seedBoxes(databaseUrl, terminals), await seedLawyers(databaseUrl, LAWYERS)];
  const fleet = new Fleet(baseUrl, paired);
  try {
    const empty = await memoryKb(server);
    fleet.open();
    const connectS = await fleet.untilUp(CONNECT_LIMIT_S);
    const missing = terminals - fleet.up;
    progress(`fleet: ${fleet.up} of ${terminals} up after ${connectS.toFixed(1)} s`);
    await pause(SETTLE_MS);

    const beatsBefore = fleet.counts.beats;
    const rest = await usedDuring(server, () => pause(restMs));
    const beats = fleet.counts.beats - beatsBefore;
    const kbEach = ((await memoryKb(server)) - empty) / terminals;
    progress(`fleet: at rest ${(rest.processorMs / beats).toFixed(2)} ms a heartbeat, ${kbEach.toFixed(1)} KB a box`);

    const [first, ...others] = lawyers;
    const notice = await usedDuring(server, () => everybodyKnows(fleet, () => desks.open(first ? [first] : [])));
    progress(`fleet: everybody knew of the first lawyer after ${notice.seconds.toFixed(1)} s`);

    await desks.open(others);
    await pause(SETTLE_MS);
    const noticesBefore = fleet.counts.homes;
    const work = await usedDuring(server, () => callsFor(fleet, workMs));
    const notices = fleet.counts.homes - noticesBefore;
    progress(`fleet: at work ${(work.processorMs / 10 / work.seconds).toFixed(1)} % of a core`);

    const { accessToken: token } = await http.call(authRoutes.login, {
      body: { username: 'supervisor', password: PASSWORD },
    });
    const lists: WholeList[] = [];
    const listing = await usedDuring(server, async () => void lists.push(...(await wholeLists(baseUrl, token))));

    const operator = await Operator.signIn(http);
    let obeyed = 0;
    const command = await usedDuring(server, async () => {
      obeyed = await operator.command(terminals);
    });
    progress(`fleet: ${obeyed} obeyed a command, stored after ${command.seconds.toFixed(1)} s`);
    const nudge = await usedDuring(server, async () => void (await operator.nudge(fleet)));
    progress(`fleet: everybody had another target after ${nudge.seconds.toFixed(1)} s`);

    desks.close();
    await server.longestStallMs();
    const from = performance.now();
    await server.restart();
    const restartS = (performance.now() - from) / 1000;
    let backS = restartS;
    const storm = await usedDuring(server, async () => {
      backS += await fleet.untilUp(BACK_LIMIT_S);
    });
    progress(`fleet: ${fleet.up} back ${backS.toFixed(1)} s after a crash, ${restartS.toFixed(1)} s of them its start`);
    return {
      missing,
      terminals,
      connectS,
      kbEach,
      rest,
      beats,
      notice,
      work,
      answered: desks.answered,
      notices,
      command,
      obeyed,
      nudge,
      lists,
      listing,
      backS,
      storm,
      failedBeats: fleet.counts.failedBeats,
    };
  } finally {
    desks.close();
    fleet.close();
  }
}

/** Runs something that every home page shows, and waits until every box was notified. */
async function everybodyKnows(fleet: Fleet, change: () => Promise<void>): Promise<void> {
  const before = fleet.counts.homes;
  await change();
  const until = performance.now() + NOTICE_LIMIT_MS;
  while (fleet.counts.homes - before < fleet.boxes.length && performance.now() < until) await pause(POLL_MS);
}

/** Ten calls a minute, each answered and over after some seconds. */
async function callsFor(fleet: Fleet, ms: number): Promise<void> {
  const everyMs = MINUTE_MS / CALLS_PER_MINUTE;
  const calls: Promise<void>[] = [];
  for (let atMs = 0; atMs < ms; atMs += everyMs) {
    const box = fleet.boxes[calls.length % fleet.boxes.length];
    if (box) calls.push(oneCall(box));
    await pause(Math.min(everyMs, ms - atMs));
  }
  await Promise.all(calls);
}

async function oneCall(box: Fleet['boxes'][number]): Promise<void> {
  const id = await box.call();
  await pause(CALL_MS);
  await box.hangUp(id);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
