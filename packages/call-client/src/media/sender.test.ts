import type { types } from 'mediasoup-client';
import { chooseCodec, producerOptions, Sender } from './sender.js';

const codec = (mimeType: string) => ({ kind: 'video', mimeType, clockRate: 90_000 }) as types.RtpCodecCapability;
const OFFERED = [codec('video/H264'), codec('video/VP8')];

test('the first wanted codec that is offered is taken', () => {
  expect(chooseCodec(OFFERED, ['video/vp8', 'video/h264'])?.mimeType).toBe('video/VP8');
  expect(chooseCodec(OFFERED.slice(1), ['video/h264', 'video/vp8'])?.mimeType).toBe('video/VP8');
  expect(chooseCodec(OFFERED, undefined)).toBeUndefined();
});

test('everything starts with its encoder off and leaves the page its track', () => {
  for (const source of ['microphone', 'camera'] as const) {
    const options = producerOptions(source, {} as MediaStreamTrack, undefined);
    expect(options.encodings).toMatchObject([{ active: false }]);
    expect(options).toMatchObject({ stopTracks: false, disableTrackOnPause: false });
  }
});

function setUp(state: { idle: boolean; muted: boolean }) {
  const parameters = { encodings: [{ active: false }] };
  const told: string[] = [];
  const failing = { now: false };
  const rtpSender = {
    getParameters: () => structuredClone(parameters),
    setParameters: async (next: typeof parameters) => {
      parameters.encodings = next.encodings;
    },
  };
  const tell = (what: string) => async () => {
    if (failing.now) throw new Error('no socket');
    told.push(what);
  };
  const producer = { id: 'p', closed: false, rtpSender } as unknown as types.Producer;
  const sender = new Sender('camera', producer, { pause: tell('pause'), resume: tell('resume') }, state);
  return { sender, told, failing, isEncoding: () => parameters.encodings[0]?.active };
}

test('an idle sender encodes nothing and tells nobody; ringing starts it', async () => {
  const { sender, told, isEncoding } = setUp({ idle: true, muted: false });
  await sender.settled();
  expect(isEncoding()).toBe(false);
  sender.setIdle(false);
  await sender.settled();
  expect(isEncoding()).toBe(true);
  expect(told).toEqual([]);
});

test('muting stops the encoder and is told; once is enough', async () => {
  const { sender, told, isEncoding } = setUp({ idle: false, muted: false });
  sender.setMuted(true);
  sender.setMuted(true);
  await sender.settled();
  expect(isEncoding()).toBe(false);
  expect(told).toEqual(['pause']);
  sender.setMuted(false);
  await sender.settled();
  expect(isEncoding()).toBe(true);
  expect(told).toEqual(['pause', 'resume']);
});

test('a sender that was muted from the start stays silent when it rings', async () => {
  const { sender, told, isEncoding } = setUp({ idle: true, muted: true });
  sender.setIdle(false);
  await sender.settled();
  expect(isEncoding()).toBe(false);
  expect(told).toEqual([]);
});

test('what could not be told is told after the connection is back', async () => {
  const { sender, told, failing } = setUp({ idle: false, muted: false });
  failing.now = true;
  sender.setMuted(true);
  await sender.settled();
  expect(told).toEqual([]);
  failing.now = false;
  sender.resync();
  await sender.settled();
  expect(told).toEqual(['pause']);
});
