import { type ReceptionSample, receptionOf } from './strain.js';

const GOOD: ReceptionSample = { played: 48_000, concealed: 0, packetsReceived: 150, packetsLost: 0, rttMs: 60 };
const of = (change: Partial<ReceptionSample>) => receptionOf({ ...GOOD, ...change }, 60);

test.each([
  ['a good line', {}, false],
  ['holes in the sound', { concealed: 600 }, true],
  ['a hole that nobody notices', { concealed: 200 }, false],
  ['lost packets', { packetsLost: 6 }, true],
  ['a retransmission counted twice', { packetsLost: -3 }, false],
  ['a queue on the way', { rttMs: 190 }, true],
  ['a way of unknown length', { rttMs: null }, false],
  ['nothing at all', { played: 0, packetsReceived: 0 }, false],
] as const)('%s', (_name, change, strained) => {
  expect(of(change).strained).toBe(strained);
});

test('the share of sound that was made up is a share', () => {
  expect(of({ concealed: 4_800 }).concealed).toBe(0.1);
  expect(of({ played: 0, concealed: 10 }).concealed).toBe(0);
  expect(of({ played: 10, concealed: 20 }).concealed).toBe(1);
});
