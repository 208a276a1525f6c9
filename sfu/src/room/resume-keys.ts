import { randomBytes } from 'node:crypto';
import type { Peer } from './peer.js';

interface Owner {
  readonly roomId: string;
  readonly peer: Peer;
}

/** Whose session each resume key opens (SPEC M3): constant time, also when a whole district reconnects at once. */
export class ResumeKeys {
  readonly #owners = new Map<string, Owner>();

  get size(): number {
    return this.#owners.size;
  }

  /** Gives a participant a new key and invalidates the one before. */
  issue(roomId: string, peer: Peer): void {
    this.revoke(peer);
    peer.resumeKey = randomBytes(32).toString('base64url');
    this.#owners.set(peer.resumeKey, { roomId, peer });
  }

  /** The participant has left. */
  revoke(peer: Peer): void {
    this.#owners.delete(peer.resumeKey);
  }

  find(resumeKey: string): Owner | undefined {
    return this.#owners.get(resumeKey);
  }
}
