import type { RoomClaims } from '../token.js';

/** Devices that were taken out of a room: a token that was signed before that does not let them in again. */
export class Removed {
  /** When, by the clock of the api that signs: that of the newest token seen of the device, s since the epoch. */
  readonly #signedUntil = new Map<string, number>();
  readonly #newest = new Map<string, number>();

  add(peerId: string): void {
    this.#signedUntil.set(peerId, this.#newest.get(peerId) ?? Math.floor(Date.now() / 1000));
  }

  refuses({ sub, iat }: RoomClaims): boolean {
    const until = this.#signedUntil.get(sub);
    if (until !== undefined && iat <= until) return true;
    this.#newest.set(sub, Math.max(iat, this.#newest.get(sub) ?? 0));
    return false;
  }
}
