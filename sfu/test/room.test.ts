import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { media, type RoomTokenClaims } from '@falink/protocol';
import { SERVICE_SECRET, SfuHarness } from './sfu-harness.js';
import { SignalingClient } from './signaling-client.js';

let sfu: SfuHarness;
const clients: SignalingClient[] = [];

beforeAll(async () => {
  sfu = new SfuHarness({ graceMs: 300, emptyRoomMs: 200 });
  await sfu.start();
});

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

afterAll(() => sfu.stop());

type AccessOptions = NonNullable<Parameters<SfuHarness['access']>[1]>;

async function join(roomId: string, options: AccessOptions = {}): Promise<SignalingClient> {
  const client = await SignalingClient.join(await sfu.access(roomId, options));
  clients.push(client);
  return client;
}

/** Joins, can receive everything, sends microphone and camera. */
async function takePart(roomId: string, options: AccessOptions = {}): Promise<SignalingClient> {
  const client = await join(roomId, options);
  await client.canReceiveAll();
  await client.produce('microphone');
  await client.produce('camera');
  return client;
}

async function acknowledgeAll(client: SignalingClient, count: number): Promise<void> {
  await until('consumers', () => client.notices('consumer.created').length >= count);
  for (const { consumerId } of client.notices('consumer.created'))
    await client.request(media.resumeConsumer, { consumerId: String(consumerId) });
}

async function activate(
  client: SignalingClient,
  roomId: string,
  participantId: string,
  role: RoomTokenClaims['role'] = 'lawyer',
) {
  const { token } = await sfu.access(roomId, { participantId, role, grants: { activate: true } });
  return client.request(media.activate, { token });
}

/** A box that cannot decode what the lawyer sends, and says so twice. */
async function joinWithoutH264(roomId: string): Promise<SignalingClient> {
  const box = await join(roomId);
  const everything = box.joined?.routerRtpCapabilities as { codecs: { mimeType: string }[] };
  const withoutH264 = { ...everything, codecs: everything.codecs.filter((codec) => codec.mimeType !== 'video/H264') };
  await box.request(media.capabilities, { rtpCapabilities: withoutH264 });
  await box.request(media.capabilities, { rtpCapabilities: withoutH264 });
  return box;
}

const room = (roomId: string) => sfu.service.context.rooms.all.find((one) => one.id === roomId);
/** Which roles receive which, with media open. */
const forwarding = (roomId: string) =>
  (room(roomId)?.peers ?? []).flatMap((peer) =>
    [...peer.receivings.values()]
      .filter((one) => one.gate.isOpen)
      .map((one) => `${one.from.role}→${peer.role} ${one.sending.source}`),
  );
const eventTypes = (roomId: string) => sfu.events.filter((event) => event.roomId === roomId).map((event) => event.type);

describe('standby', () => {
  test('[M1] everything is built and acknowledged, nothing is open until an accepted offer activates', async () => {
    const roomId = randomUUID();
    const lawyerId = randomUUID();
    const tv = await takePart(roomId);
    const lawyer = await takePart(roomId, { role: 'lawyer', participantId: lawyerId });
    await acknowledgeAll(tv, 2);
    await acknowledgeAll(lawyer, 2);
    expect(forwarding(roomId)).toEqual([]);

    await activate(lawyer, roomId, lawyerId);
    await until('all four are open', () => forwarding(roomId).length === 4);
    expect(tv.notices('room.activated')).toHaveLength(1);
    expect(lawyer.notices('room.activated')).toHaveLength(0);
  });

  test('[M2] a client that has not built its side yet receives nothing, even when the room is live', async () => {
    const roomId = randomUUID();
    const lawyerId = randomUUID();
    const tv = await takePart(roomId);
    const lawyer = await takePart(roomId, { role: 'lawyer', participantId: lawyerId });
    await acknowledgeAll(lawyer, 2);
    await activate(lawyer, roomId, lawyerId);
    await until('one direction', () => forwarding(roomId).length === 2);
    expect(forwarding(roomId).every((pair) => pair.startsWith('resident→lawyer'))).toBe(true);
    await acknowledgeAll(tv, 2);
    expect(forwarding(roomId)).toHaveLength(4);
  });

  test.each([
    ['without the grant', { grants: { activate: false } }],
    ['of another participant', { grants: { activate: true }, participantId: randomUUID() }],
  ])('a token %s does not activate', async (_case, options) => {
    const roomId = randomUUID();
    const lawyerId = randomUUID();
    const lawyer = await takePart(roomId, { role: 'lawyer', participantId: lawyerId });
    const { token } = await sfu.access(roomId, { participantId: lawyerId, role: 'lawyer', ...options });
    expect(await lawyer.refusal(media.activate.name, { token })).toBe('room.not_granted');
    expect(room(roomId)?.active).toBe(false);
  });

  test('a token of another room or an expired one does not activate', async () => {
    const roomId = randomUUID();
    const participantId = randomUUID();
    const lawyer = await takePart(roomId, { role: 'lawyer', participantId });
    const options = { participantId, grants: { activate: true } };
    const other = await sfu.access(randomUUID(), options);
    expect(await lawyer.refusal(media.activate.name, { token: other.token })).toBe('room.not_granted');
    const old = await sfu.access(roomId, { ...options, ageS: 90 });
    expect(await lawyer.refusal(media.activate.name, { token: old.token })).toBe('room.token_expired');
    expect(room(roomId)?.active).toBe(false);
  });

  test('[M6] [M9] the grant puts on standby, whatever the role', async () => {
    const roomId = randomUUID();
    const lawyer = await takePart(roomId, { role: 'lawyer', grants: { standby: false } });
    const residentId = randomUUID();
    const resident = await takePart(roomId, { participantId: residentId, grants: { standby: true } });
    const unchosen = await takePart(roomId, { role: 'supervisor', grants: { standby: true } });
    await acknowledgeAll(lawyer, 4);
    await acknowledgeAll(resident, 2);
    await acknowledgeAll(unchosen, 2);
    await activate(resident, roomId, residentId, 'resident');
    await until('let go', () => unchosen.disconnected);
    await until('the other two are connected', () => forwarding(roomId).length === 4);
  });

  test('[M9] during an upgrade a call of both apis goes live: one signed for the box, the other for the desk', async () => {
    for (const older of ['box', 'desk'] as const) {
      const roomId = randomUUID();
      const lawyerId = randomUUID();
      const tv = await takePart(roomId, { ofOlderApi: older === 'box' });
      const offered = { role: 'lawyer', ofOlderApi: older === 'desk' } as const;
      const lawyer = await takePart(roomId, { ...offered, participantId: lawyerId });
      const unchosen = await takePart(roomId, offered);
      await acknowledgeAll(tv, 4);
      await acknowledgeAll(lawyer, 2);
      await acknowledgeAll(unchosen, 2);
      expect(forwarding(roomId)).toEqual([]);
      await activate(lawyer, roomId, lawyerId);
      await until('let go', () => unchosen.disconnected);
      await until('live', () => forwarding(roomId).length === 4);
    }
  });

  test('a candidate may go and another come before somebody activates', async () => {
    const roomId = randomUUID();
    const tv = await takePart(roomId);
    const first = await takePart(roomId, { role: 'lawyer' });
    await until('the first is there', () => tv.notices('consumer.created').length === 2);
    await first.request(media.leave, {});
    await until('its media is gone', () => tv.notices('consumer.closed').length === 2);
    const secondId = randomUUID();
    const second = await takePart(roomId, { role: 'lawyer', participantId: secondId });
    await acknowledgeAll(second, 2);
    await activate(second, roomId, secondId);
    await until('live', () => forwarding(roomId).length === 2);
  });

  test('a candidate that was not chosen is let go when another activates, and never sees the resident', async () => {
    const roomId = randomUUID();
    const chosenId = randomUUID();
    await takePart(roomId);
    const other = await takePart(roomId, { role: 'lawyer' });
    await acknowledgeAll(other, 2);
    const chosen = await takePart(roomId, { role: 'lawyer', participantId: chosenId });
    // Two candidates are not connected to each other.
    expect(chosen.notices('consumer.created').every(({ peerId }) => peerId !== undefined)).toBe(true);
    await acknowledgeAll(chosen, 2);
    await activate(chosen, roomId, chosenId);
    await until('let go', () => other.disconnected);
    expect(other.notices('room.closed')).toEqual([{ reason: 'ended' }]);
    expect(
      room(roomId)
        ?.peers.map((peer) => peer.role)
        .sort(),
    ).toEqual(['lawyer', 'resident']);
    await until('live', () => forwarding(roomId).filter((pair) => pair.startsWith('resident')).length === 2);
  });

  test('[M6] a source that the token does not grant is refused', async () => {
    const tv = await join(randomUUID(), { grants: { produce: ['microphone'] } });
    await expect(tv.produce('camera')).rejects.toMatchObject({ code: 'room.not_granted' });
    await expect(tv.produce('microphone')).resolves.toBeDefined();
  });

  test('[M6] a participant without the grant to consume is sent nothing', async () => {
    const roomId = randomUUID();
    await takePart(roomId);
    const mute = await takePart(roomId, { grants: { consume: false } });
    const normal = await takePart(roomId, { role: 'helper' });
    await until('the normal one is served', () => normal.notices('consumer.created').length === 4);
    expect(mute.notices('consumer.created')).toEqual([]);
  });
});

describe('producers', () => {
  test('muting is told to the others, and once only', async () => {
    const roomId = randomUUID();
    const tv = await join(roomId);
    const microphone = await tv.produce('microphone');
    const lawyer = await takePart(roomId, { role: 'lawyer' });
    await until('heard', () => lawyer.notices('consumer.created').length === 1);
    await tv.request(media.pauseProducer, { producerId: microphone });
    await tv.request(media.pauseProducer, { producerId: microphone });
    await tv.request(media.resumeProducer, { producerId: microphone });
    await until('told', () => lawyer.notices('consumer.resumed').length === 1);
    expect(lawyer.notices('consumer.paused')).toHaveLength(1);
  });

  test('one that starts muted is announced as such', async () => {
    const roomId = randomUUID();
    const lawyer = await takePart(roomId, { role: 'lawyer' });
    const tv = await join(roomId);
    await tv.produce('camera', { paused: true });
    await until('heard', () => lawyer.notices('consumer.created').length === 1);
    expect(lawyer.notices('consumer.created')[0]).toMatchObject({ source: 'camera', producerPaused: true });
  });

  test('a second one of the same source takes the place of the first', async () => {
    const roomId = randomUUID();
    const lawyer = await takePart(roomId, { role: 'lawyer' });
    const tv = await join(roomId);
    await tv.produce('camera');
    await until('first', () => lawyer.notices('consumer.created').length === 1);
    await tv.produce('camera');
    await until('second', () => lawyer.notices('consumer.created').length === 2);
    expect(lawyer.notices('consumer.closed')).toHaveLength(1);
  });
});

describe('codecs', () => {
  test('whoever sends what somebody cannot decode is asked, once, for what all can', async () => {
    const roomId = randomUUID();
    const lawyer = await takePart(roomId, { role: 'lawyer' });
    const box = await joinWithoutH264(roomId);
    await until('asked', () => lawyer.notices('producer.codecs').length === 1);
    expect(lawyer.notices('producer.codecs')[0]).toMatchObject({ mimeTypes: ['video/vp8'] });
    await until('the microphone', () => box.notices('consumer.created').length > 0);
    expect(box.notices('consumer.created').map(({ source }) => source)).toEqual(['microphone']);
  });
});

describe('a lost connection', () => {
  test('does not swallow the request for another codec: it is repeated on the new socket', async () => {
    const roomId = randomUUID();
    const lawyer = await takePart(roomId, { role: 'lawyer' });
    await joinWithoutH264(roomId);
    await until('asked', () => lawyer.notices('producer.codecs').length === 1);

    const back = await SignalingClient.connect(sfu.service.url);
    clients.push(back);
    await back.request(media.resume, { resumeKey: lawyer.joined?.resumeKey ?? '' });
    await until('asked again', () => back.notices('producer.codecs').length === 1);
  });

  test('[M3] is shown to the others and resumed by its key, which is good once', async () => {
    const roomId = randomUUID();
    const lawyer = await takePart(roomId, { role: 'lawyer' });
    const tv = await takePart(roomId);
    await until('served', () => tv.notices('consumer.created').length === 2);
    const key = tv.joined?.resumeKey ?? '';
    tv.close();
    await until('seen', () => lawyer.notices('peer.connection').length === 1);
    expect(lawyer.notices('peer.connection')[0]).toMatchObject({ connection: 'reconnecting' });

    const back = await SignalingClient.connect(sfu.service.url);
    clients.push(back);
    const answer = await back.request(media.resume, { resumeKey: key });
    expect(answer).toMatchObject({ rebuilt: false, active: false, peers: [{ role: 'lawyer' }] });
    expect(answer.resumeKey).not.toBe(key);
    // What may have been lost is told again.
    await until('told again', () => back.notices('consumer.created').length === 2);
    expect(eventTypes(roomId)).toEqual(expect.arrayContaining(['peer.disconnected', 'peer.resumed']));

    const thief = await SignalingClient.connect(sfu.service.url);
    clients.push(thief);
    expect(await thief.refusal(media.resume.name, { resumeKey: key })).toBe('room.resume_unknown');
    expect(back.disconnected).toBe(false);
  });

  test('consumers closed meanwhile are told after the resume', async () => {
    const roomId = randomUUID();
    const lawyer = await join(roomId, { role: 'lawyer' });
    const camera = await lawyer.produce('camera');
    const tv = await takePart(roomId);
    await until('served', () => tv.notices('consumer.created').length === 1);
    tv.close();
    await until('seen', () => lawyer.notices('peer.connection').length === 1);
    await lawyer.request(media.closeProducer, { producerId: camera });
    const back = await SignalingClient.connect(sfu.service.url);
    clients.push(back);
    await back.request(media.resume, { resumeKey: tv.joined?.resumeKey ?? '' });
    await until('told', () => back.notices('consumer.closed').length === 1);
    expect(back.notices('consumer.created')).toEqual([]);
  });

  test('[M4] that lasts longer than the grace time ends the participation for everybody', async () => {
    const roomId = randomUUID();
    const lawyer = await takePart(roomId, { role: 'lawyer' });
    const tv = await takePart(roomId);
    tv.close();
    await until('ended', () => lawyer.notices('peer.left').length === 1);
    expect(lawyer.notices('peer.left')[0]).toMatchObject({ reason: 'timeout' });
    const late = await SignalingClient.connect(sfu.service.url);
    clients.push(late);
    expect(await late.refusal(media.resume.name, { resumeKey: tv.joined?.resumeKey })).toBe('room.resume_unknown');
  });

  test('a new socket takes over from one that still looks alive', async () => {
    const roomId = randomUUID();
    const tv = await takePart(roomId);
    const back = await SignalingClient.connect(sfu.service.url);
    clients.push(back);
    await back.request(media.resume, { resumeKey: tv.joined?.resumeKey ?? '' });
    await until('the old one is closed', () => tv.disconnected);
    expect(room(roomId)?.peers.map((peer) => peer.view.connection)).toEqual(['connected']);
    expect(eventTypes(roomId)).not.toContain('peer.disconnected');
  });
});

describe('the same participant again', () => {
  test('takes the place of the first and keeps what it was allowed', async () => {
    const roomId = randomUUID();
    const lawyerId = randomUUID();
    await takePart(roomId);
    const first = await takePart(roomId, { role: 'lawyer', participantId: lawyerId });
    await activate(first, roomId, lawyerId);
    const second = await takePart(roomId, {
      role: 'lawyer',
      participantId: lawyerId,
      grants: { activate: true },
    });
    expect(second.joined?.active).toBe(true);
    await until('the first is gone', () => first.disconnected);
    expect(first.notices('peer.left')).toEqual([{ peerId: lawyerId, reason: 'replaced' }]);
    await acknowledgeAll(second, 2);
    await until('live', () => forwarding(roomId).length === 2);
  });

  test('[M8] a window that is still warming up does not take the place of the one that answered', async () => {
    const roomId = randomUUID();
    const lawyer = { role: 'lawyer', participantId: randomUUID() } as const;
    await takePart(roomId);
    const answering = await takePart(roomId, { ...lawyer, grants: { activate: true } });
    await expect(join(roomId, lawyer)).rejects.toMatchObject({ code: 'room.not_granted' });
    await activate(answering, roomId, lawyer.participantId);
    await expect(join(roomId, lawyer)).rejects.toMatchObject({ code: 'room.not_granted' });
    expect(answering.disconnected).toBe(false);
    expect(room(roomId)?.peers).toHaveLength(2);
  });
});

describe('the end', () => {
  test('a room that the api closes is closed for everybody and cannot be joined again', async () => {
    const roomId = randomUUID();
    const participantId = randomUUID();
    const tv = await takePart(roomId, { participantId });
    const close = (secret: string) =>
      fetch(`${sfu.service.url}/internal/v1/rooms/${roomId}/close`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify({ reason: 'ended' }),
      });
    expect((await close('wrong-secret-wrong-secret-wrong-secret')).status).toBe(401);
    expect(room(roomId)).toBeDefined();
    expect((await close(SERVICE_SECRET)).status).toBe(200);
    await until('told', () => tv.notices('room.closed').length === 1 && tv.disconnected);
    expect((await close(SERVICE_SECRET)).status).toBe(200);
    const again = await SignalingClient.connect(sfu.service.url);
    clients.push(again);
    const { token } = await sfu.access(roomId, { participantId });
    expect(await again.refusal(media.join.name, { token })).toBe('room.closed');
    expect(sfu.events.filter((event) => event.roomId === roomId && event.type === 'room.closed')).toHaveLength(1);
  });

  test('an empty room is closed after a while; nothing is left in the worker', async () => {
    const roomId = randomUUID();
    const tv = await takePart(roomId);
    const lawyer = await takePart(roomId, { role: 'lawyer' });
    await until('served', () => tv.notices('consumer.created').length === 2);
    await tv.request(media.leave, {});
    await lawyer.request(media.leave, {});
    await until('closed', () => sfu.events.some((event) => event.roomId === roomId && event.type === 'room.closed'));
    expect(sfu.events.filter((event) => event.roomId === roomId).at(-1)).toMatchObject({
      type: 'room.closed',
      reason: 'empty',
    });
    for (const one of sfu.service.context.rooms.all) sfu.service.context.rooms.close(one.id, 'ended');
    await until('the worker is empty', async () => {
      const dumps = await Promise.all(sfu.service.context.pool.workers.map((worker) => worker.dump()));
      return dumps.every(
        ({ routerIds, channelMessageHandlers }) =>
          routerIds.length === 0 && channelMessageHandlers.channelRequestHandlers.length === 1,
      );
    });
  });
});
