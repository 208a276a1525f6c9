import type { Peer } from './peer.js';

/** Which device of each participant plays the sound, where somebody chose one. */
export class Playback {
  readonly #chosen = new Map<string, string>();

  /** The device that plays; null: nobody chose. */
  of({ participantId }: Peer): string | null {
    return this.#chosen.get(participantId) ?? null;
  }

  /** @returns false when it was that one already */
  choose({ participantId, id }: Peer): boolean {
    if (this.#chosen.get(participantId) === id) return false;
    this.#chosen.set(participantId, id);
    return true;
  }

  /** A device has left. @returns whether it was the one that plays */
  left({ participantId, id }: Peer): boolean {
    return this.#chosen.get(participantId) === id && this.#chosen.delete(participantId);
  }
}
