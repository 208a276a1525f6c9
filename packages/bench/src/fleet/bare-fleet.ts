import { progress } from '../progress.js';
import { BareBoxes } from './bare-boxes.js';
import { BareServer } from './bare-server.js';
import { memoryKb, type Used, usedDuring } from './server.js';

/** What a notice to everybody carries: who is on duty. */
const NOTICE = {
  state: 'free',
  onDuty: [{ displayName: '周敏', title: '律师', portrait: '/media/portraits/zhou.webp' }],
  waiting: 0,
  waitRangeMs: { min: 120_000, max: 290_000 },
  callbackWithinMinutes: 30,
  serverTime: '2026-11-26T07:42:00.000Z',
};
/** What a command carries. */
const ORDER = {
  id: '018f0000-0000-7000-8000-000000000001',
  order: { type: 'message', text: '今晚七点停水，请提前接水。', seconds: 10 },
  caller: null,
  consent: 'key',
  expiresAt: '2026-11-26T07:52:00.000Z',
};
const SETTLE_MS = 3_000;
const POLL_MS = 2;
const RECEIVED_WITHIN_MS = 30_000;

/** What bare socket.io takes for the same boxes. */
export interface BareCosts {
  readonly connectS: number;
  readonly kbEach: number;
  readonly rest: Used;
  readonly beats: number;
  /** A notice to everybody: until the last has it, and what the server used. */
  readonly notice: Used;
  /** A command to everybody, of which nothing is stored: until the last has said twice what became of it. */
  readonly command: Used;
}

/** Connects so many boxes to a bare server and measures it at rest and at a notice to everybody. */
export async function measureBare(terminals: number, restMs: number, atOnce: number): Promise<BareCosts> {
  const server = await BareServer.start();
  const boxes = new BareBoxes();
  try {
    const empty = await memoryKb(server);
    const from = performance.now();
    await boxes.connect(server.url, terminals, atOnce);
    const connectS = (performance.now() - from) / 1000;
    await pause(SETTLE_MS);
    const beatsBefore = boxes.beats;
    const rest = await usedDuring(server, () => pause(restMs));
    const beats = boxes.beats - beatsBefore;
    const kbEach = ((await memoryKb(server)) - empty) / terminals;
    const all = async (done: () => number): Promise<void> => {
      const until = performance.now() + RECEIVED_WITHIN_MS;
      while (done() < terminals && performance.now() < until) await pause(POLL_MS);
    };
    const notice = await usedDuring(server, async () => {
      server.broadcast(NOTICE);
      await all(() => boxes.received);
    });
    const command = await usedDuring(server, async () => {
      server.order(ORDER);
      await all(() => boxes.obeyed);
    });
    progress(`fleet, bare socket.io: connected in ${connectS.toFixed(1)} s, ${kbEach.toFixed(1)} KB each`);
    return { connectS, kbEach, rest, beats, notice, command };
  } finally {
    boxes.close();
    await server.stop();
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
