import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { media } from '@falink/protocol';
import { acknowledgeAll, RoomPeople } from './room-people.js';
import { SfuHarness } from './sfu-harness.js';
import { SignalingClient } from './signaling-client.js';

const sfu = new SfuHarness();
const people = new RoomPeople(sfu);
const { join, takePart, activate, room, forwarding } = people;

beforeAll(() => sfu.start());
afterEach(() => people.leave());
afterAll(() => sfu.stop());

interface Call {
  readonly roomId: string;
  readonly tvId: string;
  readonly phoneId: string;
  readonly tv: SignalingClient;
  readonly phone: SignalingClient;
  readonly desk: SignalingClient;
}

/** A television that sends nothing, the phone that is its camera, and a desk that answered. */
async function callWithPhone(): Promise<Call> {
  const [roomId, tvId, phoneId, deskId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const tv = await join(roomId, { participantId: tvId });
  await tv.canReceiveAll();
  const desk = await takePart(roomId, { role: 'lawyer', participantId: deskId });
  await activate(desk, roomId, deskId);
  const phone = await takePart(roomId, { participantId: phoneId, of: tvId });
  return { roomId, tvId, phoneId, tv, phone, desk };
}

const received = (client: SignalingClient) =>
  client.notices('consumer.created').map(({ peerId, source }) => `${String(source)} of ${String(peerId)}`);

describe('[M12] two devices of one participant', () => {
  test('what the phone sends comes from the participant, to whom the desk talks', async () => {
    const { roomId, tvId, phoneId, tv, phone, desk } = await callWithPhone();
    await acknowledgeAll(desk, 2);
    expect(received(desk).sort()).toEqual([`camera of ${tvId}`, `microphone of ${tvId}`]);
    expect(desk.notices('peer.joined').at(-1)).toEqual({
      id: phoneId,
      of: tvId,
      role: 'resident',
      connection: 'connected',
    });
    await until(
      'both devices receive the desk',
      () => tv.notices('consumer.created').length >= 2 && phone.notices('consumer.created').length === 2,
    );
    expect(forwarding(roomId).filter((pair) => pair.startsWith('resident→lawyer'))).toHaveLength(2);
  });

  test('nobody hears their own voice from the other device; the picture is a mirror', async () => {
    const { tvId, tv } = await callWithPhone();
    await acknowledgeAll(tv, 3);
    expect(received(tv)).toContain(`camera of ${tvId}`);
    expect(received(tv)).not.toContain(`microphone of ${tvId}`);
  });

  test('the mirror runs on standby already, and is no sign that media flows', async () => {
    const [roomId, tvId, phoneId] = [randomUUID(), randomUUID(), randomUUID()];
    const tv = await join(roomId, { participantId: tvId });
    await tv.canReceiveAll();
    await takePart(roomId, { participantId: phoneId, of: tvId });
    await acknowledgeAll(tv, 1);
    await until('the mirror is open', () => forwarding(roomId).length === 1);
    expect(forwarding(roomId)).toEqual(['resident→resident camera']);
    expect(room(roomId)?.active).toBe(false);
  });

  test('either device may leave or come back, and the other goes on', async () => {
    const { roomId, tvId, phoneId, tv, phone, desk } = await callWithPhone();
    await phone.request(media.leave, {});
    await until('the desk is notified', () => desk.notices('peer.left').length === 1);
    expect(desk.notices('peer.left')).toEqual([{ peerId: phoneId, reason: 'left' }]);
    const again = await takePart(roomId, { participantId: phoneId, of: tvId });
    await tv.request(media.leave, {});
    await until('both are there', () => room(roomId)?.peers.length === 2);
    expect(again.disconnected).toBe(false);
    expect(desk.disconnected).toBe(false);
  });

  test('each learns which of them plays the sound, also one that comes later', async () => {
    const { roomId, tvId, phoneId, tv, phone, desk } = await callWithPhone();
    await phone.request(media.setPlayback, { peerId: tvId });
    await until('the television is notified', () => tv.notices('playback.changed').length === 1);
    expect(tv.notices('playback.changed')).toEqual([{ peerId: tvId }]);
    const again = await join(roomId, { participantId: phoneId, of: tvId });
    expect(again.joined?.playback).toBe(tvId);
    expect(desk.notices('playback.changed')).toEqual([]);
    // Choosing it once more sends nothing.
    await again.request(media.setPlayback, { peerId: tvId });
    await again.request(media.setPlayback, { peerId: phoneId });
    await until('the phone plays', () => tv.notices('playback.changed').length === 2);
    await again.request(media.leave, {});
    await until('nobody was chosen', () => tv.notices('playback.changed').at(-1)?.peerId === null);
  });

  test('the device of somebody else is refused', async () => {
    const { tvId, desk, tv } = await callWithPhone();
    expect(await desk.refusal(media.setPlayback.name, { peerId: tvId })).toBe('room.not_granted');
    expect(await tv.refusal(media.setPlayback.name, { peerId: randomUUID() })).toBe('room.not_granted');
    expect(tv.notices('playback.changed')).toEqual([]);
  });

  test('a device that was removed is out, and no token from before lets it in', async () => {
    const { roomId, tvId, phoneId, phone, desk } = await callWithPhone();
    const { token } = await sfu.access(roomId, { participantId: phoneId, of: tvId, ageS: 1 });
    sfu.service.context.rooms.removePeer(roomId, phoneId);
    await until('it is out', () => phone.disconnected);
    expect(phone.notices('room.closed')).toEqual([{ reason: 'ended' }]);
    expect(desk.notices('peer.left').at(-1)).toEqual({ peerId: phoneId, reason: 'left' });
    const replay = await SignalingClient.connect(sfu.service.url);
    people.clients.push(replay);
    expect(await replay.refusal(media.join.name, { token })).toBe('room.not_granted');
    expect(room(roomId)?.peers).toHaveLength(2);
  });
});

test('[M17] a device that shows no picture receives none; its line limits nobody, and the others go on', async () => {
  const { roomId, tv, phone } = await callWithPhone();
  await acknowledgeAll(phone, 2);
  await acknowledgeAll(tv, 3);
  const toResident = () =>
    forwarding(roomId)
      .filter((pair) => pair.startsWith('lawyer→resident'))
      .sort();
  const both = ['lawyer→resident camera', 'lawyer→resident camera'];
  const voices = ['lawyer→resident microphone', 'lawyer→resident microphone'];
  await until('both devices receive both', () => toResident().length === 4);
  const camera = phone.notices('consumer.created').find(({ source }) => source === 'camera');
  const consumerId = String(camera?.consumerId);
  const [desk] = (room(roomId)?.peers ?? []).filter(({ role }) => role === 'lawyer');
  const weak = room(roomId)?.peers.find(({ of }) => of !== undefined);
  room(roomId)?.forwarding.setReception(weak as never, { strained: true, concealed: 0 });
  room(roomId)?.forwarding.setBandwidth(weak as never, 100_000);
  expect(desk?.sendings.get('camera')?.limit).toBeLessThan(100_000);
  for (let again = 0; again < 2; again += 1) await phone.request(media.pauseConsumer, { consumerId });
  expect(toResident()).toEqual([both[0], ...voices]);
  expect(desk?.sendings.get('camera')?.limit).toBeNull();
  await phone.request(media.resumeConsumer, { consumerId });
  expect(toResident()).toEqual([...both, ...voices]);
  expect(await phone.refusal(media.pauseConsumer.name, { consumerId: randomUUID() })).toBe('media.unknown_consumer');
});

test('[M16] each device reports what it measured: once in a while, and only while the room is live', async () => {
  const row = {
    seconds: 10,
    expected: true,
    received: 500,
    lost: 5,
    sent: 500,
    sentLost: 0,
    rttMs: 30,
    jitterMs: 3,
    concealed: 0,
    freezes: 0,
    frozenMs: 0,
    picture: null,
  };
  const waiting = randomUUID();
  const early = await join(waiting, { participantId: randomUUID() });
  await early.request(media.reportQuality, row);
  const { roomId, tvId, phoneId, tv, phone } = await callWithPhone();
  for (const device of [tv, phone, tv]) await device.request(media.reportQuality, row);
  const reported = sfu.events.filter(
    (event) => event.type === 'peer.measured' && [roomId, waiting].includes(event.roomId),
  );
  expect(reported).toEqual([
    { type: 'peer.measured', roomId, peerId: tvId, row },
    { type: 'peer.measured', roomId, peerId: phoneId, row },
  ]);
  await expect(tv.request(media.reportQuality, { ...row, concealed: 2 })).rejects.toMatchObject({
    code: 'request.malformed',
  });
});
