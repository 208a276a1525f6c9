import type { MediaSource } from '@falink/protocol';
import type { types } from 'mediasoup-client';
import { chooseCodec, producerOptions, Sender, type SenderSignals } from './sender.js';

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

const LIVE = { idle: false, muted: false };

function setUp(state: { idle: boolean; muted: boolean }, source: MediaSource = 'camera') {
  const parameters: Pick<RTCRtpSendParameters, 'encodings' | 'degradationPreference'> = {
    encodings: [{ active: false }],
  };
  const told: string[] = [];
  const failing = { now: false };
  const rtpSender = {
    getParameters: () => structuredClone(parameters),
    setParameters: async (next: typeof parameters) => {
      Object.assign(parameters, next);
    },
  };
  const tell = (what: string) => async () => {
    if (failing.now) throw new Error('no socket');
    told.push(what);
  };
  const producer = { id: 'p', closed: false, rtpSender } as unknown as types.Producer;
  const limited: SenderSignals['limited'] = (ref) => tell(ref.limited ? 'limited' : 'unlimited')();
  const sender = new Sender(source, producer, { pause: tell('pause'), resume: tell('resume'), limited }, state);
  return {
    sender,
    told,
    failing,
    encoding: () => parameters.encodings[0],
    degradation: () => parameters.degradationPreference,
    isEncoding: () => parameters.encodings[0]?.active,
  };
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
  expect(told).toEqual(['pause', 'unlimited']);
});

test('[M10] a narrow line makes the picture smaller, then stops it; a wide one brings it back', async () => {
  const { sender, told, encoding } = setUp(LIVE);
  sender.setLimit(200_000);
  await sender.settled();
  expect(encoding()).toMatchObject({ active: true, maxBitrate: 200_000, scaleResolutionDownBy: 2 });
  sender.setLimit(0);
  await sender.settled();
  expect(encoding()).toMatchObject({ active: false });
  expect(sender.limited).toBe(true);
  sender.setLimit(null);
  await sender.settled();
  expect(encoding()).toMatchObject({ active: true, maxBitrate: 1_500_000, scaleResolutionDownBy: 1 });
  expect(told).toEqual(['limited', 'unlimited']);
});

test('[M10] sound is never limited, and a document stays readable', async () => {
  const sound = setUp(LIVE, 'microphone');
  sound.sender.setLimit(0);
  await sound.sender.settled();
  expect(sound.isEncoding()).toBe(true);
  expect(sound.told).toEqual([]);
  const paper = setUp(LIVE, 'document');
  paper.sender.setLimit(100_000);
  await paper.sender.settled();
  expect(paper.encoding()).toMatchObject({ maxBitrate: 100_000, scaleResolutionDownBy: 1, maxFramerate: 15 });
  expect([sound.degradation(), paper.degradation()]).toEqual([undefined, 'maintain-resolution']);
});

test('[M10] what the line stopped stays stopped when the person shows the picture again, and the other way round', async () => {
  const { sender, isEncoding } = setUp(LIVE);
  sender.setLimit(0);
  sender.setMuted(true);
  sender.setMuted(false);
  await sender.settled();
  expect(isEncoding()).toBe(false);
  sender.setMuted(true);
  sender.setLimit(null);
  await sender.settled();
  expect(isEncoding()).toBe(false);
});
