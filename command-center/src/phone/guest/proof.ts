import { hasZeroBits, proofText } from '@falink/protocol';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** The page answers presses and draws between two slices. */
const SLICE_MS = 16;

/**
 * Finds what a challenge asks for, in slices. @throws the reason of `signal`
 */
export async function solveProof(challenge: string, bits: number, signal?: AbortSignal): Promise<string> {
  for (let n = 0; ; ) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      for (const end = n + 64; n < end; n++) {
        if (hasZeroBits(sha256(utf8ToBytes(proofText(challenge, String(n)))), bits)) return String(n);
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
  }
}
