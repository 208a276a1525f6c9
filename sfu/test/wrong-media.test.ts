import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { FalinkError } from '@falink/protocol';
import { observer, type types } from 'mediasoup';
import type { MediaRoom, MediaTransport, Opaque } from '../src/room/media-port.js';
import { SfuHarness } from './sfu-harness.js';

const routers: types.Router[] = [];
observer.on('newworker', (worker) => worker.observer.on('newrouter', (router) => routers.push(router)));

/** Every field of what clients send for mediasoup, with every value that it must not have. */
const sfu = new SfuHarness();
let room: MediaRoom;
let send: MediaTransport;
let recv: MediaTransport;

beforeAll(async () => {
  await sfu.start();
  room = await sfu.service.context.pool.openRoom(randomUUID(), () => undefined);
  send = await room.createTransport();
  recv = await room.createTransport();
});
afterAll(() => sfu.stop());

const OFFER = {
  mid: '0',
  msid: 'stream track',
  codecs: [
    {
      mimeType: 'video/H264',
      payloadType: 102,
      clockRate: 90_000,
      parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
      rtcpFeedback: [{ type: 'nack', parameter: 'pli' }, { type: 'transport-cc' }],
    },
    { mimeType: 'video/rtx', payloadType: 103, clockRate: 90_000, parameters: { apt: 102 } },
  ],
  headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 4, encrypt: false, parameters: {} }],
  encodings: [{ ssrc: 1_234, rtx: { ssrc: 1_235 }, dtx: false, maxBitrate: 100_000, scalabilityMode: 'L1T1' }],
  rtcp: { cname: 'abc', reducedSize: true },
};
const DTLS = { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: Array(32).fill('AA').join(':') }] };

const LONG = 'x'.repeat(50_000);
const WRONG: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  0,
  1.5,
  300,
  2 ** 40,
  1e300,
  '',
  'a\r\nb',
  'a;b=c',
  LONG,
  [],
  [null],
  [{}],
  {},
  { a: { b: 1 } },
  Array(1_000).fill({}),
];
/** What may come of it: a refusal that a client understands, or an offer that is good in spite of it. */
const ANSWERS = ['accepted', 'media.rejected', 'media.unsupported'];

type Path = readonly string[];

function* pathsOf(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* pathsOf(inner, [...path, key]);
}

/** A copy with another value in one place; undefined leaves it out. */
function withAt<T extends object>(whole: T, path: Path, value: unknown): Opaque {
  const copy = structuredClone(whole) as Record<string, unknown>;
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  const key = path.at(-1) ?? '';
  if (value === undefined) delete at[key];
  else at[key] = value;
  return copy;
}

/** Each wrong value in each place. @returns what came of it, by place */
async function answersTo(valid: object, attempt: (given: Opaque) => Promise<void>): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const path of pathsOf(valid))
    for (const [index, value] of WRONG.entries()) {
      const answer = await attempt(withAt(valid, path, value)).then(
        () => 'accepted',
        (error: unknown) => (error instanceof FalinkError ? error.code : String(error)),
      );
      answers.set(`${path.join('.')} #${index}`, answer);
    }
  return answers;
}

const others = (answers: Map<string, string>) => [...answers].filter(([, answer]) => !ANSWERS.includes(answer));

/** The worker answers, and every message to it arrives whole. */
async function stillWorks(): Promise<void> {
  const producer = await send.produce({ kind: 'video', rtpParameters: structuredClone(OFFER), paused: false });
  producer.close();
  expect(sfu.service.context.pool.deaths).toBe(0);
}

/** What a participant is given of another goes into the description of his own session, a line each. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

test('[M13] an offer that is wrong in one place is refused, or reaches the others without harm', async () => {
  const given: string[] = [];
  const answers = await answersTo(OFFER, async (rtpParameters) => {
    const producer = await send.produce({ kind: 'video', rtpParameters, paused: false });
    const everything = sfu.service.context.pool.readCapabilities(structuredClone(room.rtpCapabilities));
    if (room.canConsume(producer.id, everything)) {
      const consumer = await recv.consume(producer.id, everything, {
        score: () => undefined,
        flowing: () => undefined,
      });
      given.push(...textsOf(consumer.rtpParameters));
      consumer.close();
    }
    producer.close();
  });
  expect(others(answers)).toEqual([]);
  expect(answers.get('mid #0')).toBe('accepted');
  expect(answers.get('codecs.0.parameters #17')).toBe('media.rejected');
  expect(given.filter((text) => /[^\x20-\x7e]/.test(text) || text.length > 1_000)).toEqual([]);
  await stillWorks();
});

test('[M13] capabilities that are wrong in one place are refused, or receive what they can', async () => {
  const producer = await send.produce({ kind: 'video', rtpParameters: structuredClone(OFFER), paused: false });
  const [extension] = (room.rtpCapabilities.headerExtensions ?? []) as Opaque[];
  const few = { codecs: room.rtpCapabilities.codecs, headerExtensions: [extension] };
  const answers = await answersTo(few, async (given) => {
    const capabilities = sfu.service.context.pool.readCapabilities(given);
    if (!room.canConsume(producer.id, capabilities)) return;
    const consumer = await recv.consume(producer.id, capabilities, {
      score: () => undefined,
      flowing: () => undefined,
    });
    consumer.close();
  });
  expect(others(answers)).toEqual([]);
  expect(answers.get('codecs.0.mimeType #3')).toBe('media.rejected');
  producer.close();
  await stillWorks();
});

test('[M13] DTLS parameters that are wrong in one place are refused', async () => {
  const transport = await room.createTransport();
  const answers = await answersTo(DTLS, (given) => transport.connect(given));
  // Without a role either end may begin.
  expect([...answers].filter(([, answer]) => answer !== 'media.rejected')).toEqual([['role #0', 'accepted']]);
  transport.close();
  await stillWorks();
});

test('[M5] a worker that takes no more requests is replaced, and its rooms move', async () => {
  const { pool } = sfu.service.context;
  const [before] = pool.workers;
  let moved = false;
  const lost = await pool.openRoom(randomUUID(), () => {
    moved = true;
  });
  await lost.createTransport();
  // Past our own reading: the message to the worker breaks off, and so does every later one.
  const transport = await routers.at(-1)?.createPlainTransport({ listenInfo: { protocol: 'udp', ip: '127.0.0.1' } });
  const rtpParameters = { ...structuredClone(OFFER), encodings: [{ ssrc: 5, maxBitrate: 1.5 }] } as types.RtpParameters;
  await expect(transport?.produce({ kind: 'video', rtpParameters })).rejects.toThrow('BigInt');
  await expect(before?.dump()).rejects.toThrow('FlatBuffers');
  await until('another worker', () => moved && pool.workers.length === 1 && pool.workers[0] !== before);
  await expect(pool.openRoom(randomUUID(), () => undefined)).resolves.toBeDefined();
});
