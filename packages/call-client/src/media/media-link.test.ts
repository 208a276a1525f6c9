import { FalinkError, media } from '@falink/protocol';
import { Device, type types } from 'mediasoup-client';
import * as fakeParameters from 'mediasoup-client/fakeParameters';
import { FakeHandler } from 'mediasoup-client/handlers/FakeHandler';
import type { Clock } from '../clock.js';
import type { SendRequest } from '../signaling-socket.js';
import { MediaLink } from './media-link.js';

const clock: Clock = { now: () => 0, after: () => () => undefined, random: () => 0 };

function transport(id: string) {
  const { iceParameters, iceCandidates, dtlsParameters } = fakeParameters.generateTransportRemoteParameters();
  return { id, iceParameters, iceCandidates, dtlsParameters } as never;
}

/** mediasoup's own device without a browser below it; `connects`: whether the sfu answers `transport.connect`. */
async function setUp() {
  const sfu = { connects: true, pictures: true, refuses: false, iceServers: undefined as RTCIceServer[] | undefined };
  const heard: string[] = [];
  const send: SendRequest = async (message, payload) => {
    if (message.name === media.connectTransport.name && !sfu.connects) throw new FalinkError('service.unavailable');
    if (message.name === media.resumeConsumer.name)
      heard.push(`acknowledged ${(payload as { consumerId: string }).consumerId}`);
    if (message.name === media.pauseConsumer.name)
      heard.push(`paused ${(payload as { consumerId: string }).consumerId}`);
    if (sfu.refuses) throw new FalinkError('service.unavailable');
    if (message.name === media.restartIce.name)
      return { iceParameters: {}, ...(sfu.iceServers && { iceServers: sfu.iceServers }) } as never;
    return {} as never;
  };
  const link = new MediaLink({
    clock,
    send,
    wants: (kind) => kind === 'audio' || sfu.pictures,
    newDevice: async () => new Device({ handlerFactory: FakeHandler.createFactory(fakeParameters) }),
    events: {
      received: ({ consumerId }) => heard.push(`received ${consumerId}`),
      receivedEnded: () => undefined,
      receivedPaused: () => undefined,
      receivedLimited: () => undefined,
      failed: () => heard.push('failed'),
      health: () => undefined,
    },
  });
  await link.open({
    resumeKey: 'key',
    graceMs: 1,
    routerRtpCapabilities: fakeParameters.generateRouterRtpCapabilities() as never,
    sendTransport: transport('send'),
    recvTransport: transport('recv'),
    iceServers: [],
    peers: [],
    active: false,
  });
  const { id, producerId, kind, rtpParameters } = fakeParameters.generateConsumerRemoteParameters({
    codecMimeType: 'audio/opus',
  });
  const notice = {
    consumerId: id as string,
    producerId: producerId as string,
    peerId: 'lawyer',
    kind: kind as types.MediaKind,
    source: 'microphone' as const,
    rtpParameters: rtpParameters as never,
    producerPaused: false,
  };
  return { link, sfu, heard, notice };
}

test('a stream that could not be built is built when it is announced again', async () => {
  const { link, sfu, heard, notice } = await setUp();
  sfu.connects = false;
  await expect(link.receive(notice)).rejects.toThrow();
  expect(heard).toEqual([]);
  sfu.connects = true;
  await link.receive(notice);
  expect(heard).toEqual([`received ${notice.consumerId}`, `acknowledged ${notice.consumerId}`]);
});

test('a stream that cannot be built twice asks for new media', async () => {
  const { link, sfu, heard, notice } = await setUp();
  sfu.connects = false;
  await expect(link.receive(notice)).rejects.toThrow();
  await expect(link.receive(notice)).rejects.toThrow();
  expect(heard).toEqual(['failed']);
});

test('two announcements at the same time build it once', async () => {
  const { link, heard, notice } = await setUp();
  await Promise.all([link.receive(notice), link.receive(notice)]);
  expect(heard.filter((entry) => entry.startsWith('received'))).toHaveLength(1);
});

test('[M14] a restart of ICE gathers with the servers of its answer; an older sfu gives none, those of the join stay', async () => {
  const { link, sfu, notice } = await setUp();
  await link.receive(notice);
  const transport = link.recvTransport;
  if (!transport) throw new Error('no transport to receive with');
  const steps: unknown[] = [];
  transport.updateIceServers = async (servers) => void steps.push(servers);
  const restarted = () =>
    new Promise<void>((resolve) => {
      transport.restartIce = async () => {
        steps.push('restarted');
        resolve();
      };
      link.restartIce();
    });
  transport.emit('connectionstatechange', 'disconnected');
  await restarted();
  sfu.iceServers = [{ urls: 'turn:t.test', username: '9:box', credential: 'c' }];
  await restarted();
  expect(steps).toEqual(['restarted', { iceServers: sfu.iceServers }, 'restarted']);
});

describe('[M17] pictures that are not shown', () => {
  const picture = (notice: object) => {
    const { id, producerId, kind, rtpParameters } = fakeParameters.generateConsumerRemoteParameters({
      codecMimeType: 'video/VP8',
    });
    return { ...notice, consumerId: id, producerId, kind, source: 'camera', rtpParameters } as never;
  };
  const idOf = (notice: object) => (notice as { consumerId: string }).consumerId;

  test('are paused and received again, each said once; the voice goes on', async () => {
    const { link, sfu, heard, notice } = await setUp();
    const video = picture(notice);
    await link.receive(notice);
    await link.receive(video);
    heard.length = 0;
    sfu.pictures = false;
    link.refreshWanted();
    link.refreshWanted();
    sfu.pictures = true;
    link.refreshWanted();
    await link.receive(video);
    expect(heard).toEqual([`paused ${idOf(video)}`, `acknowledged ${idOf(video)}`]);
  });

  test('announced while nothing shows them, they are built once something does', async () => {
    const { link, sfu, heard, notice } = await setUp();
    const video = picture(notice);
    sfu.pictures = false;
    await link.receive(video);
    expect(heard).toEqual([]);
    sfu.pictures = true;
    link.refreshWanted();
    await new Promise((resolve) => setTimeout(resolve));
    expect(heard).toContain(`received ${idOf(video)}`);
  });

  test('a request that was lost is sent again after the socket was', async () => {
    const { link, sfu, heard, notice } = await setUp();
    const video = picture(notice);
    await link.receive(video);
    heard.length = 0;
    sfu.pictures = false;
    sfu.refuses = true;
    link.refreshWanted();
    await new Promise((resolve) => setTimeout(resolve));
    sfu.refuses = false;
    link.resync();
    link.resync();
    expect(heard).toEqual([`paused ${idOf(video)}`, `paused ${idOf(video)}`]);
  });
});
