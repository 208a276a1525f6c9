import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { media } from '@falink/protocol';
import { acknowledgeAll, RoomPeople } from './room-people.js';
import { SfuHarness } from './sfu-harness.js';
import type { SignalingClient } from './signaling-client.js';

const sfu = new SfuHarness();
const people = new RoomPeople(sfu);
const { join, takePart, activate, room } = people;

beforeAll(() => sfu.start());
afterEach(() => people.leave());
afterAll(() => sfu.stop());

const [LAWYER, BOX, OTHER] = [randomUUID(), randomUUID(), randomUUID()];

const limits = (client: SignalingClient) => client.notices('producer.limit').map(({ maxBitrate }) => maxBitrate);

/** A lawyer and a resident who see and hear each other. */
async function talking(roomId: string) {
  const lawyer = await takePart(roomId, { role: 'lawyer', participantId: LAWYER });
  const box = await join(roomId, { role: 'resident', participantId: BOX });
  await box.canReceiveAll();
  await activate(lawyer, roomId, LAWYER);
  await acknowledgeAll(box, 2);
  const [resident] = (room(roomId)?.peers ?? []).filter(({ role }) => role === 'resident');
  if (!resident) throw new Error('nobody there');
  await until('open gates', () => [...resident.receivings.values()].every(({ gate }) => gate.isOpen));
  return { lawyer, box, line: (bps: number) => room(roomId)?.forwarding.setBandwidth(resident, bps) };
}

test('[M10] a narrow line that lacks packets asks the sender for a smaller picture, once', async () => {
  const { lawyer, box, line } = await talking(randomUUID());
  line(500_000);
  await box.request(media.reportReception, { concealed: 0.02, strained: true });
  line(500_000);
  await until('the limit', () => limits(lawyer).length > 0);
  expect(limits(lawyer)).toEqual([365_000]);
});

test('[M10] holes in the voice beside the smallest picture stop it', async () => {
  const { lawyer, box, line } = await talking(randomUUID());
  line(50_000);
  for (const _reading of [1, 2, 3]) await box.request(media.reportReception, { concealed: 0.3, strained: true });
  await until('no picture', () => limits(lawyer).at(-1) === 0);
  expect(limits(lawyer)).toEqual([25_000, 0]);
  const metrics = await sfu.service.context.metrics.registry.metrics();
  expect(metrics).toContain('falink_sfu_receivers_with_gaps{service="sfu"} 1');
  expect(metrics).toContain('falink_sfu_receivers_without_pictures{service="sfu"} 1');
});

test('[M10] what the line stops is not what the person stops, also for somebody who joins later', async () => {
  const roomId = randomUUID();
  const lawyer = await join(roomId, { role: 'lawyer', participantId: LAWYER });
  const producerId = await lawyer.produce('camera');
  const box = await join(roomId, { role: 'resident', participantId: BOX });
  await box.canReceiveAll();
  await until('the picture', () => box.notices('consumer.created').length === 1);
  await lawyer.request(media.reportLimited, { producerId, limited: true });
  await lawyer.request(media.reportLimited, { producerId, limited: true });
  await until('the notice', () => box.notices('consumer.limited').length > 0);
  expect(box.notices('consumer.limited')).toHaveLength(1);
  expect(box.notices('consumer.paused')).toHaveLength(0);
  const other = await join(roomId, { role: 'resident', participantId: OTHER });
  await other.canReceiveAll();
  await until('the picture again', () => other.notices('consumer.created').length === 1);
  expect(other.notices('consumer.created')[0]).toMatchObject({ producerPaused: false, producerLimited: true });
});

test('bad reports change nothing', async () => {
  const { lawyer, box } = await talking(randomUUID());
  await expect(box.request(media.reportLimited, { producerId: 'nobody', limited: true })).rejects.toMatchObject({
    code: 'media.unknown_producer',
  });
  await expect(box.request(media.reportReception, { concealed: 7, strained: true } as never)).rejects.toMatchObject({
    code: 'request.malformed',
  });
  expect(limits(lawyer)).toEqual([]);
});
