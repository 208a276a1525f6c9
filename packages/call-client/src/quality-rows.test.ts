import { type QualityRow, QualityRowSchema } from '@falink/protocol';
import { QualityRows } from './quality-rows.js';
import { ManualClock } from './testing/manual-clock.js';

const SECOND_OF_SOUND = 48_000;

interface Arrived {
  readonly received?: number;
  readonly lost?: number;
  readonly frozenS?: number;
  readonly concealed?: number;
}

/** Readings a second apart, of sound, a picture, and what is sent. */
function setUp() {
  const clock = new ManualClock();
  const rows: QualityRow[] = [];
  const line = { expected: true, pictureStopped: false, generation: 1 };
  const totals = { received: 0, lost: 0, played: 0, concealed: 0, freezes: 0, frozenS: 0, sent: 0, sentLost: 0 };
  const measuring = new QualityRows({
    clock,
    sending: async () => [
      { type: 'outbound-rtp', id: `out ${line.generation}`, packetsSent: totals.sent },
      { type: 'remote-inbound-rtp', id: `rin ${line.generation}`, packetsLost: totals.sentLost },
    ],
    expected: () => line.expected,
    pictureStopped: () => line.pictureStopped,
    report: (row) => rows.push(QualityRowSchema.parse(row)),
  });
  const second = async ({ received = 100, lost = 0, frozenS = 0, concealed = 0 }: Arrived = {}) => {
    await clock.advance(1_000);
    totals.received += received;
    totals.lost += lost;
    totals.played += SECOND_OF_SOUND;
    totals.concealed += concealed;
    totals.freezes += frozenS > 0 ? 1 : 0;
    totals.frozenS += frozenS;
    totals.sent += 50;
    totals.sentLost += 1;
    measuring.sampled([
      {
        type: 'inbound-rtp',
        id: `audio ${line.generation}`,
        packetsReceived: totals.received,
        packetsLost: totals.lost,
        jitter: 0.004,
        totalSamplesReceived: totals.played,
        concealedSamples: totals.concealed,
      },
      {
        type: 'inbound-rtp',
        id: `video ${line.generation}`,
        jitter: 0.012,
        framesDecoded: totals.played,
        frameWidth: 1280,
        frameHeight: 720,
        freezeCount: totals.freezes,
        totalFreezesDuration: totals.frozenS,
      },
      { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.0456 },
    ]);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  };
  const seconds = async (count: number, arrived?: Arrived) => {
    for (let n = 0; n < count; n += 1) await second(arrived);
  };
  return { rows, clock, line, totals, seconds };
}

test('[M16] ten seconds make one row of what arrived and what was sent in them', async () => {
  const { rows, seconds } = setUp();
  await seconds(1);
  await seconds(9, { lost: 2 });
  await seconds(1, { frozenS: 0.5, concealed: SECOND_OF_SOUND });
  expect(rows).toEqual([
    {
      seconds: 10,
      expected: true,
      received: 1_000,
      lost: 18,
      sent: 500,
      sentLost: 10,
      rttMs: 46,
      jitterMs: 12,
      concealed: 0.1,
      freezes: 1,
      frozenMs: 500,
      picture: { width: 1280, height: 720 },
    },
  ]);
  await seconds(20);
  expect(rows).toHaveLength(3);
});

test('a picture that somebody stopped does not freeze', async () => {
  const { rows, line, seconds } = setUp();
  await seconds(5);
  line.pictureStopped = true;
  await seconds(1);
  line.pictureStopped = false;
  await seconds(5, { frozenS: 1 });
  expect(rows).toMatchObject([{ freezes: 0, frozenMs: 0 }]);
});

test('counters of new transports start again, and packets that came late are none that were lost', async () => {
  const { rows, line, totals, seconds } = setUp();
  await seconds(6, { lost: 1 });
  line.generation = 2;
  Object.assign(totals, { received: 0, lost: 0, sent: 0, sentLost: 0 });
  await seconds(5, { lost: -1 });
  expect(rows).toMatchObject([{ received: 500, lost: 0, sent: 250 }]);
});

test('a page that slept for long reports nothing of that time', async () => {
  const { rows, clock, seconds } = setUp();
  await seconds(1);
  await clock.advance(90_000);
  await seconds(1);
  expect(rows).toEqual([]);
  await seconds(10);
  expect(rows).toMatchObject([{ seconds: 10, received: 1_000 }]);
});
