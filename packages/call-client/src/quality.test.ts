import { qualityOf } from './quality.js';
import { readReport } from './quality-monitor.js';

const sample = { packetsReceived: 100, packetsLost: 0, rttMs: 20, expected: true };

test.each([
  ['nothing wrong', sample, 'good'],
  ['a round trip not known', { ...sample, rttMs: null }, 'good'],
  ['three per cent lost', { ...sample, packetsReceived: 97, packetsLost: 3 }, 'fair'],
  ['a tenth lost', { ...sample, packetsReceived: 90, packetsLost: 10 }, 'poor'],
  ['a slow path', { ...sample, rttMs: 300 }, 'fair'],
  ['a very slow path', { ...sample, rttMs: 900 }, 'poor'],
  ['nothing arrives', { ...sample, packetsReceived: 0 }, 'lost'],
  ['nothing arrives because everybody is muted', { ...sample, packetsReceived: 0, expected: false }, 'good'],
  ['packets counted as lost came late', { ...sample, packetsLost: -5 }, 'good'],
] as const)('%s', (_case, given, level) => {
  expect(qualityOf(given)).toBe(level);
});

test('a report is summed over its streams', () => {
  const report = new Map<string, unknown>([
    ['a', { type: 'inbound-rtp', packetsReceived: 10, packetsLost: 1 }],
    ['b', { type: 'inbound-rtp', packetsReceived: 5, packetsLost: 2 }],
    ['c', { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.045 }],
    ['d', { type: 'candidate-pair', nominated: false, currentRoundTripTime: 9 }],
    ['e', { type: 'outbound-rtp', packetsReceived: 99 }],
  ]);
  expect(readReport(report)).toEqual({ totals: { received: 15, lost: 3 }, rttMs: 45 });
});
