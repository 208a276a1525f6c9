import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { media } from '@falink/protocol';
import { acknowledgeAll, RoomPeople } from './room-people.js';
import { SfuHarness } from './sfu-harness.js';

const sfu = new SfuHarness();
const people = new RoomPeople(sfu);
const { join, takePart, activate, room, forwarding } = people;

beforeAll(() => sfu.start());
afterEach(() => people.leave());
afterAll(() => sfu.stop());

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
