import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { media, readAck } from '@falink/protocol';
import { Bystanders, NO_HARM } from './bystanders.js';
import { RoomPeople } from './room-people.js';
import { SERVICE_SECRET, SfuHarness } from './sfu-harness.js';
import { SignalingClient } from './signaling-client.js';

const sfu = new SfuHarness({ graceMs: 200, emptyRoomMs: 200 });
const people = new RoomPeople(sfu);
const { join, room, clients } = people;
const [ROOM, LAWYER, INTRUDER] = [randomUUID(), randomUUID(), randomUUID()];
let bystanders: Bystanders;

beforeAll(async () => {
  await sfu.start();
  bystanders = await Bystanders.talk(sfu, people, ROOM, LAWYER);
});
afterAll(async () => {
  bystanders?.leave();
  await sfu.stop();
});

/** Whatever a test does: the two talk on, and once the intruder is gone nothing of him is left. */
let before: string[];
beforeEach(async () => {
  before = await bystanders.living();
});
afterEach(async () => {
  await bystanders.goOn();
  people.leave();
  await until('nothing left', bystanders.living, (now) => now.join() === before.join(), 5_000);
  expect(bystanders.harm).toEqual(NO_HARM);
  expect(sfu.service.context.rooms.all.map(({ id }) => id)).toEqual([ROOM]);
});

async function connect(): Promise<SignalingClient> {
  const client = await SignalingClient.connect(sfu.service.url);
  clients.push(client);
  return client;
}

const intrude = (grants = {}) => join(ROOM, { role: 'helper', participantId: INTRUDER, grants });
const me = () => room(ROOM)?.peers.find(({ id }) => id === INTRUDER);
const lawyer = () => room(ROOM)?.peers.find(({ id }) => id === LAWYER);
const dtls = (byte: string) => ({
  role: 'client',
  fingerprints: [{ algorithm: 'sha-256', value: Array(32).fill(byte).join(':') }],
});

describe('[M13] a participant who sends media parameters that are wrong', () => {
  test.each([
    ['no codec', { codecs: [] }],
    [
      'a codec of another kind',
      { codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }] },
    ],
    ['an object where a number stands', { encodings: [{ ssrc: { value: 1 } }] }],
    ['a number that no packet can carry', { encodings: [{ ssrc: 2 ** 40 }] }],
    ['a header extension that nobody knows', { headerExtensions: [{ uri: 'urn:elsewhere', id: 1 }] }],
    [
      'a bit rate with a fraction, after which a worker would take no requests',
      { encodings: [{ ssrc: 10, maxBitrate: 1.5 }] },
    ],
    ['a name that ends a line of the others', { rtcp: { cname: 'x\r\na=setup:passive' } }],
    ['a name without an end', { rtcp: { cname: 'x'.repeat(1_000) } }],
    ['more layers than there are', { encodings: Array.from({ length: 40 }, (_, i) => ({ ssrc: 10 + i })) }],
  ])('%s is refused, and what he sends already goes on', async (_case, wrong) => {
    const client = await intrude();
    const producerId = await client.produce('camera');
    const rtpParameters = { ...client.rtpParameters('video'), ...wrong };
    const transportId = client.joined?.sendTransport.id;
    const request = { transportId, kind: 'video', source: 'camera', rtpParameters, paused: false };
    expect(await client.refusal(media.produce.name, request)).toBe('media.rejected');
    expect([...(me()?.sendings.values() ?? [])].map(({ producer }) => producer.id)).toEqual([producerId]);
  });

  test('a picture under the name of sound is refused: the token grants a microphone', async () => {
    const client = await intrude({ produce: ['microphone'] });
    const transportId = client.joined?.sendTransport.id;
    const rtpParameters = client.rtpParameters('video');
    const request = { transportId, kind: 'audio', source: 'microphone', rtpParameters, paused: false };
    expect(await client.refusal(media.produce.name, request)).toBe('media.rejected');
    for (const source of ['camera', 'document'])
      expect(await client.refusal(media.produce.name, { ...request, kind: 'video', source })).toBe('room.not_granted');
  });

  test("another's SSRC is his own stream and takes nothing; his own a second time is refused", async () => {
    const client = await intrude();
    const [ssrc] = bystanders.sentSsrcs;
    const rtpParameters = { ...client.rtpParameters('audio'), encodings: [{ ssrc }] };
    const transportId = client.joined?.sendTransport.id ?? '';
    const request = { transportId, kind: 'audio', source: 'microphone', rtpParameters, paused: false } as const;
    await client.request(media.produce, request);
    const again = { ...client.rtpParameters('video'), encodings: [{ ssrc }] };
    const twice = { ...request, kind: 'video', source: 'camera', rtpParameters: again };
    expect(await client.refusal(media.produce.name, twice)).toBe('media.rejected');
  });

  test('capabilities out of shape are refused and stay what they were', async () => {
    const client = await intrude();
    await client.canReceiveAll();
    const known = me()?.rtpCapabilities;
    for (const rtpCapabilities of [{ codecs: 'all' }, { codecs: [null] }, { headerExtensions: [{ uri: 5 }] }])
      expect(await client.refusal(media.capabilities.name, { rtpCapabilities })).toBe('media.rejected');
    expect(me()?.rtpCapabilities).toBe(known);
  });

  test('a transport connects once: the same again is acknowledged, others are refused, also at once', async () => {
    const client = await intrude();
    const transportId = client.joined?.sendTransport.id;
    const attempts = [dtls('AA'), dtls('BB'), dtls('AA'), { ...dtls('AA'), role: 'server' }];
    const codes = attempts.map((dtlsParameters) =>
      client.refusal(media.connectTransport.name, { transportId, dtlsParameters }),
    );
    expect(await Promise.all(codes)).toEqual(['accepted', 'media.rejected', 'accepted', 'media.rejected']);
  });
});

describe('a participant who asks for too much', () => {
  test('keeps one producer a source, however many he makes at once', async () => {
    const client = await intrude();
    await Promise.all(Array.from({ length: 20 }, () => client.produce('camera')));
    // Two transports with a name each, one producer, a consumer for each of the two.
    await until('each of the two receives it once', bystanders.living, (now) => now.length === before.length + 7);
    expect(me()?.sendings.size).toBe(1);
  });

  test('has two transports, however often ICE restarts', async () => {
    const client = await intrude();
    const seated = await bystanders.living();
    const ids = [client.joined?.sendTransport.id ?? '', client.joined?.recvTransport.id ?? ''];
    for (const transportId of ids)
      await Promise.all(Array.from({ length: 20 }, () => client.request(media.restartIce, { transportId })));
    expect((await bystanders.living()).filter((id) => !id.startsWith('ice'))).toEqual(
      seated.filter((id) => !id.startsWith('ice')),
    );
  });

  test('is disconnected when he goes on, and what he sent is answered or refused as too much', async () => {
    const client = await intrude();
    const codes: Promise<string>[] = [];
    for (let i = 0; i < 3_000; i += 1)
      codes.push(client.refusal(media.requestKeyFrame.name, { consumerId: 'x' }).catch(() => 'lost'));
    await until('disconnected', () => client.disconnected);
    const answers = new Set(await Promise.all(codes));
    expect(['lost', 'media.unknown_consumer', 'request.rate_limited']).toEqual(expect.arrayContaining([...answers]));
  });

  test('guesses keys of sessions until his socket is closed', async () => {
    const client = await connect();
    const codes: Promise<string>[] = [];
    for (let i = 0; i < 200; i += 1)
      codes.push(client.refusal(media.resume.name, { resumeKey: randomUUID() }).catch(() => 'lost'));
    await until('disconnected', () => client.disconnected);
    expect((await Promise.all(codes)).slice(0, 60)).toEqual(
      expect.not.arrayContaining(['accepted', 'request.malformed', 'service.internal']),
    );
  });

  test('loses his socket with a message of 10 MB, unread', async () => {
    const client = await intrude();
    client.socket.emit(
      media.capabilities.name,
      { rtpCapabilities: { x: 'x'.repeat(10 * 1024 * 1024) } },
      () => undefined,
    );
    await until('disconnected', () => client.disconnected);
  });

  test('may nest as deep as a message is long', async () => {
    const client = await intrude();
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    const answers = await Promise.all([
      client.text(`["peer.capabilities",{"rtpCapabilities":{"codecs":${deep}}}]`),
      client.text(`["room.activate",{"token":${deep}}]`),
    ]);
    const code = (answer: unknown) => {
      try {
        readAck(media.leave.answer, answer);
      } catch (error) {
        return (error as { code: string }).code;
      }
      return 'accepted';
    };
    expect(answers.map(code)).toEqual(['media.rejected', 'request.malformed']);
  });
});

describe('a participant who names what is not his', () => {
  test('is refused by its code, and the others keep it', async () => {
    const client = await intrude();
    const theirs = lawyer();
    if (!theirs?.seat) throw new Error('nobody there');
    const [consumerId] = theirs.receivings.keys();
    const [sending] = theirs.sendings.values();
    const producerId = sending?.producer.id;
    const transportId = theirs.seat.send.description.id;
    const kept = await bystanders.living();
    for (const name of [media.resumeConsumer.name, media.requestKeyFrame.name])
      expect(await client.refusal(name, { consumerId })).toBe('media.unknown_consumer');
    for (const name of [media.pauseProducer.name, media.resumeProducer.name, media.closeProducer.name])
      expect(await client.refusal(name, { producerId })).toBe('media.unknown_producer');
    expect(await client.refusal(media.reportLimited.name, { producerId, limited: true })).toBe(
      'media.unknown_producer',
    );
    expect(await client.refusal(media.restartIce.name, { transportId })).toBe('media.unknown_transport');
    expect(await client.refusal(media.connectTransport.name, { transportId, dtlsParameters: dtls('AA') })).toBe(
      'media.unknown_transport',
    );
    const request = {
      kind: 'audio',
      source: 'microphone',
      rtpParameters: client.rtpParameters('audio'),
      paused: false,
    };
    for (const id of [transportId, client.joined?.recvTransport.id, 'x'])
      expect(await client.refusal(media.produce.name, { ...request, transportId: id })).toBe('media.unknown_transport');
    expect(await bystanders.living()).toEqual(kept);
  });

  test("activates with nobody else's token, nor with one of another room", async () => {
    const client = await intrude();
    const grants = { activate: true };
    for (const [roomId, participantId] of [
      [ROOM, LAWYER],
      [randomUUID(), INTRUDER],
    ] as const) {
      const { token } = await sfu.access(roomId, { participantId, role: 'lawyer', grants });
      expect(await client.refusal(media.activate.name, { token })).toBe('room.not_granted');
    }
  });
});

describe('a token', () => {
  test('that is used twice seats one: the later connection takes the place of the earlier', async () => {
    const access = await sfu.access(ROOM, { role: 'helper', participantId: INTRUDER });
    for (const _time of [1, 2, 3]) clients.push(await SignalingClient.join(access));
    await until('replaced', () => clients.slice(0, 2).every((client) => client.disconnected));
    expect(room(ROOM)?.peers).toHaveLength(3);
    expect(clients[2]?.disconnected).toBe(false);
  });

  test('opens no room that has ended', async () => {
    const ended = randomUUID();
    const access = await sfu.access(ended);
    clients.push(await SignalingClient.join(access));
    await fetch(`${sfu.service.url}/internal/v1/rooms/${ended}/close`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${SERVICE_SECRET}` },
      body: JSON.stringify({ reason: 'ended' }),
    });
    const replay = await connect();
    expect(await replay.refusal(media.join.name, { token: access.token })).toBe('room.closed');
  });
});

describe('requests out of order', () => {
  test('before the join each is refused', async () => {
    const client = await connect();
    const [consumerId, producerId, transportId] = ['x', 'x', 'x'];
    const requests: readonly [string, object][] = [
      [media.capabilities.name, { rtpCapabilities: {} }],
      [media.connectTransport.name, { transportId, dtlsParameters: {} }],
      [media.restartIce.name, { transportId }],
      [media.produce.name, { transportId, kind: 'audio', source: 'microphone', rtpParameters: {}, paused: false }],
      [media.pauseProducer.name, { producerId }],
      [media.resumeProducer.name, { producerId }],
      [media.closeProducer.name, { producerId }],
      [media.reportLimited.name, { producerId, limited: true }],
      [media.reportReception.name, { concealed: 0, strained: false }],
      [media.resumeConsumer.name, { consumerId }],
      [media.requestKeyFrame.name, { consumerId }],
      [media.activate.name, { token: 'x' }],
      [media.leave.name, {}],
    ];
    for (const [name, payload] of requests)
      expect([name, await client.refusal(name, payload)]).toEqual([name, 'room.not_joined']);
  });

  test('two joins at once seat one', async () => {
    const client = await connect();
    const { token } = await sfu.access(ROOM, { role: 'helper', participantId: INTRUDER });
    const codes = await Promise.all([
      client.refusal(media.join.name, { token }),
      client.refusal(media.join.name, { token }),
    ]);
    expect(codes.sort()).toEqual(['accepted', 'request.malformed']);
    expect(room(ROOM)?.peers).toHaveLength(3);
  });

  test('what comes after leaving, or with it, leaves nothing behind', async () => {
    const client = await intrude();
    await Promise.allSettled([
      client.produce('camera'),
      client.request(media.leave, {}),
      client.produce('microphone'),
      client.canReceiveAll(),
    ]);
    await until('gone', () => me() === undefined);
  });
});
