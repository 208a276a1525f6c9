import type { MediaSource } from '@falink/protocol';
import { LocalDevices } from './local-devices.js';
import type { MediaLink } from './media/media-link.js';
import { Publishing } from './publishing.js';
import type { ProblemKind } from './session-events.js';
import { ManualClock } from './testing/manual-clock.js';

const PAPER = { kind: 'video', readyState: 'live' } as MediaStreamTrack;

/** A link that only notes what is sent over it. */
function newLink({ canSendVideo = true } = {}) {
  const sent: string[] = [];
  const senders = new Map<MediaSource, { producer: { id: string } }>();
  const link = {
    senders,
    canSendVideo,
    isRefused: () => false,
    refuse: (producerId: string) => [...senders].find(([, { producer }]) => producer.id === producerId)?.[0],
    produce: async (source: MediaSource, track: MediaStreamTrack) => {
      sent.push(`${source} ${track === PAPER ? 'paper' : 'other'}`);
      const sender = { source, producer: { id: source }, setIdle: () => undefined, setMuted: () => undefined };
      senders.set(source, sender);
      return sender;
    },
    stop: async (source: MediaSource) => {
      sent.push(`${source} stopped`);
      senders.delete(source);
    },
  };
  return { sent, link: link as unknown as MediaLink };
}

function setUp() {
  const problems: ProblemKind[] = [];
  const devices = new LocalDevices({
    clock: new ManualClock(),
    getUserMedia: () => Promise.reject(new DOMException('none', 'NotFoundError')),
    deviceChanges: () => () => undefined,
    events: { changed: () => undefined, swapped: () => undefined, problem: () => undefined },
  });
  const publishing = new Publishing({
    devices,
    isIdle: () => false,
    problem: ({ kind }) => problems.push(kind),
    limited: () => undefined,
  });
  return { publishing, problems };
}

test('a paper is sent until it is taken away, and over another link again', async () => {
  const { publishing } = setUp();
  const [first, second] = [newLink(), newLink()];
  publishing.use(first.link);
  await publishing.replace('document', PAPER);
  publishing.use(second.link);
  await publishing.publishAll(second.link);
  await publishing.replace('document', null);
  await publishing.publishAll(second.link);
  expect([first.sent, second.sent]).toEqual([['document paper'], ['document paper', 'document stopped']]);
});

test('a paper that somebody cannot decode is sent again in another codec', async () => {
  const { publishing } = setUp();
  const { link, sent } = newLink();
  publishing.use(link);
  await publishing.replace('document', PAPER);
  await publishing.changeCodec('document', ['video/vp8']);
  expect(sent).toEqual(['document paper', 'document stopped', 'document paper']);
});

test('a paper without a codec in common is a problem, and nothing is sent', async () => {
  const { publishing, problems } = setUp();
  const { link, sent } = newLink({ canSendVideo: false });
  publishing.use(link);
  await publishing.replace('document', PAPER);
  expect([sent, problems]).toEqual([[], ['no_common_codec']]);
});
