import { Listening } from './listening.js';
import type { Reception } from './media/strain.js';

const SECOND = 48_000;

/** Readings a second apart; each adds what arrived since. */
function setUp(receiver: { jitterBufferTarget?: number | null; playoutDelayHint?: number | null }) {
  const reports: Reception[] = [];
  const listening = new Listening({ receivers: () => [receiver], report: (reception) => reports.push(reception) });
  const totals = { played: 0, concealed: 0, received: 0 };
  const second = (concealed = 0) => {
    totals.played += SECOND;
    totals.concealed += concealed;
    totals.received += 50;
    const { played, received } = totals;
    listening.sampled([
      {
        type: 'inbound-rtp',
        kind: 'audio',
        packetsReceived: received,
        packetsLost: 0,
        totalSamplesReceived: played,
        concealedSamples: totals.concealed,
      },
    ]);
  };
  return { reports, second, totals };
}

test('[M10] what is missing is reported at once and every second, what is whole every third', () => {
  const { reports, second } = setUp({ jitterBufferTarget: null });
  for (let n = 0; n < 4; n += 1) second();
  expect(reports).toEqual([{ concealed: 0, strained: false }]);
  second(SECOND / 10);
  second(SECOND / 10);
  second();
  expect(reports.slice(1).map(({ strained }) => strained)).toEqual([true, true, false]);
  second();
  second();
  expect(reports).toHaveLength(4);
});

test('sound with holes is held back, in the way that the browser knows', () => {
  const today = { jitterBufferTarget: null as number | null };
  const older = { playoutDelayHint: null as number | null };
  for (const receiver of [today, older]) {
    const { second } = setUp(receiver);
    second();
    second(SECOND / 10);
  }
  expect(today.jitterBufferTarget).toBe(80);
  expect(older.playoutDelayHint).toBe(0.08);
});

test('counters that start again with new transports are no holes', () => {
  const receiver = { jitterBufferTarget: null as number | null };
  const { reports, second, totals } = setUp(receiver);
  second();
  second();
  totals.played = 0;
  totals.received = 0;
  totals.concealed = SECOND;
  second();
  expect(receiver.jitterBufferTarget).toBeNull();
  expect(reports.every(({ strained }) => !strained)).toBe(true);
});
