import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { media } from '@falink/protocol';
import { createLogger } from '@falink/service-kit';
import { SfuHarness } from './sfu-harness.js';
import { SignalingClient } from './signaling-client.js';

const lines: Record<string, unknown>[] = [];
const log = createLogger({
  service: 'sfu',
  level: 'debug',
  destination: { write: (line) => void lines.push(JSON.parse(line)) },
});
const sfu = new SfuHarness({ log });

beforeAll(() => sfu.start());
afterAll(() => sfu.stop());

test('the log of level debug explains a call afterwards: who joined, what was made, why it flowed or not', async () => {
  const roomId = randomUUID();
  const [tvId, lawyerId] = [randomUUID(), randomUUID()];
  const said = (event: string) => lines.filter(({ msg, roomId: of }) => msg === event && of === roomId);
  const tv = await SignalingClient.join(await sfu.access(roomId, { participantId: tvId }));
  const lawyer = await SignalingClient.join(await sfu.access(roomId, { participantId: lawyerId, role: 'lawyer' }));
  try {
    expect(said('room.join')).toMatchObject([
      { level: 'debug', peerId: tvId, standby: false, replaced: false },
      { level: 'debug', peerId: lawyerId, standby: true, replaced: false },
    ]);

    await tv.canReceiveAll();
    const producerId = await lawyer.produce('microphone');
    await until('a consumer', () => tv.notices('consumer.created').length === 1);
    const consumerId = String(tv.notices('consumer.created')[0]?.consumerId);
    const pair = { peerId: tvId, fromPeerId: lawyerId, consumerId };
    expect(said('consumer.create')).toMatchObject([{ ...pair, producerId, source: 'microphone' }]);

    await tv.request(media.resumeConsumer, { consumerId });
    expect(said('room.gates')).toMatchObject([
      { ...pair, open: false, acknowledged: true, active: false, live: true, fromLive: false },
    ]);
    const grants = { activate: true };
    const { token } = await sfu.access(roomId, { participantId: lawyerId, role: 'lawyer', grants });
    await lawyer.request(media.activate, { token });
    expect(said('room.gates').at(-1)).toMatchObject({ ...pair, open: true, active: true, fromLive: true });

    const back = await SignalingClient.connect(sfu.service.url);
    await back.request(media.resume, { resumeKey: tv.joined?.resumeKey ?? '' });
    back.close();
    expect(said('peer.resume')).toMatchObject([{ peerId: tvId, rebuilt: false, tookOver: true }]);
    expect(JSON.stringify(lines)).not.toContain(token);
  } finally {
    tv.close();
    lawyer.close();
  }
});
