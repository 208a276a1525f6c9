import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { MAX_SOCKET_MESSAGE_BYTES, MEDIA_SOCKET_PATH, media, SUPPORTED_VERSIONS } from '@falink/protocol';
import { io } from 'socket.io-client';
import { SfuHarness } from './sfu-harness.js';
import { SignalingClient } from './signaling-client.js';

let sfu: SfuHarness;
const clients: SignalingClient[] = [];

beforeAll(async () => {
  sfu = new SfuHarness({ turn: { url: 'turn:turn.example.org', secret: 'turn-secret' } });
  await sfu.start();
});

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

afterAll(() => sfu.stop());

async function connect(
  ...options: Parameters<typeof SignalingClient.connect> extends [string, ...infer R] ? R : never
) {
  const client = await SignalingClient.connect(sfu.service.url, ...options);
  clients.push(client);
  return client;
}

async function join(roomId: string, options: Parameters<SfuHarness['access']>[1] = {}) {
  const client = await SignalingClient.join(await sfu.access(roomId, options));
  clients.push(client);
  return client;
}

const peersOf = (roomId: string) => sfu.service.context.rooms.all.find((room) => room.id === roomId)?.peers ?? [];

describe('handshake', () => {
  test.each([
    ['another version', { protocol: 99 }, 'protocol.version'],
    ['no version', {}, 'request.malformed'],
    ['more than asked for', { protocol: 1, admin: true }, 'request.malformed'],
  ])('with %s is refused', async (_case, auth, code) => {
    await expect(connect({ auth })).rejects.toMatchObject({ data: { code } });
  });

  test('[V1] of every version in the window is accepted: older televisions join rooms too', async () => {
    for (const protocol of SUPPORTED_VERSIONS) await expect(connect({ auth: { protocol } })).resolves.toBeDefined();
  });

  test('to another namespace is refused', async () => {
    const socket = io(sfu.service.url, { path: MEDIA_SOCKET_PATH, transports: ['websocket'], reconnection: false });
    const refusal = await new Promise<{ data?: unknown }>((resolve) => socket.once('connect_error', resolve));
    expect(refusal.data).toMatchObject({ code: 'protocol.unknown_message' });
    socket.disconnect();
  });

  test('of a page from elsewhere is refused', async () => {
    await expect(connect({ origin: 'https://elsewhere.example' })).rejects.toThrow();
  });

  test('of a page of this machine is accepted', async () => {
    await expect(connect({ origin: 'http://localhost:8080' })).resolves.toBeDefined();
  });
});

describe('a room token', () => {
  test.each([
    ['that has expired', { ageS: 120 }, 'room.token_expired'],
    ['signed with another key', { secret: 'another-secret-0123456789-abcdefghij' }, 'room.token_invalid'],
  ])('%s is refused and nobody is let in', async (_case, options, code) => {
    const roomId = randomUUID();
    const client = await connect();
    expect(await client.refusal(media.join.name, { token: (await sfu.access(roomId, options)).token })).toBe(code);
    expect(sfu.service.context.rooms.all.some((room) => room.id === roomId)).toBe(false);
  });

  test('without a signature is refused', async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: 'falink-api',
      aud: 'falink-sfu',
      sub: randomUUID(),
      room: randomUUID(),
      iat: now,
      exp: now + 60,
    };
    const token = `${encode({ alg: 'none' })}.${encode(claims)}.`;
    expect(await (await connect()).refusal(media.join.name, { token })).toBe('room.token_invalid');
  });

  test('that was used and has expired since is refused when it is replayed', async () => {
    const roomId = randomUUID();
    const participantId = randomUUID();
    await join(roomId, { participantId });
    const replay = await sfu.access(roomId, { participantId, ageS: 66 });
    expect(await (await connect()).refusal(media.join.name, { token: replay.token })).toBe('room.token_expired');
    expect(peersOf(roomId)).toHaveLength(1);
  });
});

test('[M14] the TURN user names the participant, and a restart of ICE gives one that is as good as new', async () => {
  const participantId = randomUUID();
  const client = await join(randomUUID(), { participantId });
  const ofJoin = client.joined?.iceServers ?? [];
  const nowS = Math.floor(Date.now() / 1000);
  const { iceServers = [], iceParameters } = await client.request(media.restartIce, {
    transportId: client.joined?.recvTransport.id ?? '',
  });
  expect(iceParameters).toMatchObject({ usernameFragment: expect.any(String) });
  for (const server of [...ofJoin, ...iceServers]) {
    const [expiry, who] = server.username?.split(':') ?? [];
    expect(who).toBe(participantId);
    expect(Number(expiry) - nowS).toBeGreaterThan(3_600);
    expect(server.credential).toMatch(/^[A-Za-z0-9+/]{27}=$/);
  }
  expect([ofJoin.length, iceServers.length]).toEqual([1, 1]);
});

describe('[M15] a probe', () => {
  const probe = async (terminalId: string = randomUUID()) => {
    const client = await connect();
    return { client, ...(await client.request(media.probe, { token: await sfu.probeToken(terminalId) })) };
  };
  const probes = () => sfu.service.context.probes.size;

  test('has a transport of its own and the servers of a call, no room, and is closed with its socket', async () => {
    const { rooms, pool } = sfu.service.context;
    const [roomsBefore, worker] = [rooms.all.length, pool.workers[0]];
    const routers = async () => (await worker?.dump())?.routerIds.length;
    const routersBefore = await routers();
    const { client, transport, iceServers } = await probe();
    const protocols = transport.iceCandidates.map(({ protocol }) => protocol);
    expect([...new Set(protocols)].sort()).toEqual(['tcp', 'udp']);
    expect(iceServers[0]?.username).toMatch(/^\d+:/);
    expect([rooms.all.length, await routers()]).toEqual([roomsBefore, (routersBefore ?? 0) + 1]);
    expect(await client.refusal(media.capabilities.name, { rtpCapabilities: {} })).toBe('room.not_joined');
    expect(await client.refusal(media.join.name, { token: (await sfu.access(randomUUID())).token })).toBe(
      'request.malformed',
    );
    expect(probes()).toBe(1);
    client.close();
    await until('it is closed', () => probes() === 0);
    expect(await routers()).toBe(routersBefore);
  });

  test('takes the place of the one before of the same terminal', async () => {
    const terminalId = randomUUID();
    await probe(terminalId);
    await probe(terminalId);
    expect(probes()).toBe(1);
  });

  test('is refused beyond twenty at once, and with a token of another kind', async () => {
    await until('none is open', () => probes() === 0);
    for (let i = 0; i < 20; i += 1) await probe();
    await expect(probe()).rejects.toMatchObject({ code: 'service.busy' });
    const client = await connect();
    const { token } = await sfu.access(randomUUID());
    expect(await client.refusal(media.probe.name, { token })).toBe('room.token_invalid');
    expect(await client.refusal(media.join.name, { token: await sfu.probeToken(randomUUID()) })).toBe(
      'room.token_invalid',
    );
  });
});

describe('a message', () => {
  test.each([
    ['unknown', 'room.destroy', [{}], 'protocol.unknown_message'],
    ['a notice of the server', 'room.closed', [{ reason: 'ended' }], 'protocol.unknown_message'],
    ['without a payload', 'room.join', [], 'request.malformed'],
    ['of another shape', 'room.join', [{ token: 5 }], 'request.malformed'],
    ['with a field more', 'room.join', [{ token: 'x', role: 'supervisor' }], 'request.malformed'],
    ['null', 'room.join', [null], 'request.malformed'],
    ['[P15] with U+0000', 'room.join', [{ token: 'a\0b' }], 'request.malformed'],
    ['[P15] with half a character', 'room.resume', [{ resumeKey: 'a\ud83d' }], 'request.malformed'],
    [
      '[P15] with one deep inside',
      'peer.capabilities',
      [{ rtpCapabilities: { codecs: [{ mimeType: '\u202e' }] } }],
      'request.malformed',
    ],
    ['too early', 'peer.capabilities', [{ rtpCapabilities: {} }], 'room.not_joined'],
    ['too early', 'room.leave', [{}], 'room.not_joined'],
  ])('that is %s is refused with its code', async (_case, name, args, code) => {
    expect(await (await connect()).refusal(name, ...args)).toBe(code);
  });

  test('that cannot be read is counted by name, an unknown one without its name', async () => {
    const counted = async (): Promise<string[]> =>
      (await sfu.service.context.metrics.registry.metrics())
        .split('\n')
        .filter((line) => line.startsWith('falink_messages_refused_total{'));
    const client = await connect();
    await client.refusal('room.activate', { token: 5 });
    await client.refusal('room.destroy', {});
    const lines = (await counted()).join('\n');
    expect(lines).toMatch(/channel="media",message="room\.activate",reason="malformed".* 1/);
    expect(lines).toMatch(/channel="media",message="other",reason="unknown"/);
    expect(lines).not.toContain('room.destroy');
  });

  test.each([
    [
      'an unknown transport',
      media.connectTransport.name,
      { transportId: 'x', dtlsParameters: {} },
      'media.unknown_transport',
    ],
    ['an unknown producer', media.pauseProducer.name, { producerId: 'x' }, 'media.unknown_producer'],
    ['an unknown consumer', media.resumeConsumer.name, { consumerId: 'x' }, 'media.unknown_consumer'],
    ['a second join', media.join.name, { token: 'x' }, 'request.malformed'],
  ])('about %s is refused and changes nothing', async (_case, name, payload, code) => {
    const roomId = randomUUID();
    const client = await join(roomId);
    expect(await client.refusal(name, payload)).toBe(code);
    expect(peersOf(roomId)).toHaveLength(1);
  });

  test('with wrong media parameters is refused by its code', async () => {
    const client = await join(randomUUID());
    const transportId = client.joined?.sendTransport.id ?? '';
    const produce = { transportId, kind: 'video', source: 'camera', rtpParameters: { codecs: 'none' }, paused: false };
    expect(await client.refusal(media.produce.name, produce)).toBe('media.rejected');
    expect(await client.refusal(media.connectTransport.name, { transportId, dtlsParameters: { role: 7 } })).toBe(
      'media.rejected',
    );
    // A microphone that claims to be a picture.
    const disguised = { ...produce, source: 'microphone', rtpParameters: client.rtpParameters('video') };
    expect(await client.refusal(media.produce.name, disguised)).toBe('media.rejected');
  });

  test('that is too large closes the connection; the participant can resume', async () => {
    const roomId = randomUUID();
    const client = await join(roomId);
    void client
      .raw(media.capabilities.name, { rtpCapabilities: { x: 'x'.repeat(MAX_SOCKET_MESSAGE_BYTES) } })
      .catch(() => undefined);
    await until('closed', () => client.disconnected);
    const again = await connect();
    const answer = await again.request(media.resume, { resumeKey: client.joined?.resumeKey ?? '' });
    expect(answer.rebuilt).toBe(false);
    expect(peersOf(roomId)).toHaveLength(1);
  });

  test('too many at once are refused, and later ones are heard again', async () => {
    const client = await connect();
    const codes = await Promise.all(Array.from({ length: 80 }, () => client.refusal('room.leave', {})));
    expect(codes.filter((code) => code === 'request.rate_limited').length).toBeGreaterThan(0);
    await until('heard again', async () => (await client.refusal('room.leave', {})) === 'room.not_joined');
  });
});
