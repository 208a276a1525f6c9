import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { media } from '@falink/protocol';
import { acknowledgeAll, RoomPeople } from './room-people.js';
import { SERVICE_SECRET, SfuHarness } from './sfu-harness.js';
import { SignalingClient } from './signaling-client.js';

const sfu = new SfuHarness({ graceMs: 2_000, emptyRoomMs: 2_000 });
const people = new RoomPeople(sfu);
const { join, takePart, activate, room, forwarding, clients } = people;

beforeAll(() => sfu.start());
afterEach(() => people.leave());
afterAll(() => sfu.stop());

/** A box that cannot decode what the lawyer sends, and says so twice. */
async function joinWithoutH264(roomId: string): Promise<SignalingClient> {
  const box = await join(roomId);
  const everything = box.joined?.routerRtpCapabilities as { codecs: { mimeType: string }[] };
  const withoutH264 = { ...everything, codecs: everything.codecs.filter((codec) => codec.mimeType !== 'video/H264') };
  await box.request(media.capabilities, { rtpCapabilities: withoutH264 });
  await box.request(media.capabilities, { rtpCapabilities: withoutH264 });
  return box;
}

const eventTypes = (roomId: string) => sfu.events.filter((event) => event.roomId === roomId).map((event) => event.type);

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
