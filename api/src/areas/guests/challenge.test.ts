import { createHash } from 'node:crypto';
import { hasZeroBits, proofText } from '@falink/protocol';
import fc from 'fast-check';
import { bitsFor, makeChallenge, requireProof } from './challenge.js';

const secrets = { service: 'a secret between services' };
const REQUEST = '018f0000-0000-7000-8000-000000000001';
const OTHER = '018f0000-0000-7000-8000-000000000002';

function solve(challenge: string, bits: number): string {
  for (let n = 0; ; n++) {
    if (
      hasZeroBits(
        createHash('sha256')
          .update(proofText(challenge, String(n)))
          .digest(),
        bits,
      )
    )
      return String(n);
  }
}
const judge = (input: Parameters<typeof requireProof>[1], nowMs?: number, by = secrets): string => {
  try {
    requireProof(by, input, nowMs);
    return 'taken';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('[U2] a solution is for its own request, its own challenge and its time', () => {
  const { challenge, bits, expiresInMs } = makeChallenge(secrets, REQUEST, 8, 1_000);
  const solution = solve(challenge, bits);
  const solved = { requestId: REQUEST, challenge, solution };
  expect(judge(solved, 1_000)).toBe('taken');
  expect(judge(solved, 1_000 + expiresInMs)).toBe('taken');
  const refused = [
    judge(solved, 1_001 + expiresInMs),
    judge({ ...solved, requestId: OTHER }, 1_000),
    judge({ ...solved, solution: `${solution}x` }, 1_000),
    judge({ ...solved, challenge: challenge.replace(/\.8\./, '.0.') }, 1_000),
    judge({ ...solved, challenge: challenge.replace(/^\d+/, '9999999999999') }, 1_000),
    judge({ ...solved, challenge: 'made up' }, 1_000),
    judge(solved, 1_000, { service: 'the secret of another installation' }),
  ];
  expect(new Set(refused)).toEqual(new Set(['guest.proof_invalid']));
});

test('[U2] work grows with those who wait and with the tries of an address, sixteenfold at most', () => {
  expect(bitsFor(17, { waiting: 0, tries: 0 })).toBe(17);
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(1_000), fc.nat(50), (waiting, tries, more) => {
      const bits = bitsFor(17, { waiting, tries });
      expect(bits).toBeLessThanOrEqual(21);
      expect(bitsFor(17, { waiting: waiting + more, tries })).toBeGreaterThanOrEqual(bits);
      expect(bitsFor(17, { waiting, tries: tries + more })).toBeGreaterThanOrEqual(bits);
    }),
  );
});

test('[U2] zero bits are counted from the first on', () => {
  const bytes = Uint8Array.of(0, 0b0000_0111, 0xff);
  expect([0, 8, 13, 14, 16, 24].map((bits) => hasZeroBits(bytes, bits))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
