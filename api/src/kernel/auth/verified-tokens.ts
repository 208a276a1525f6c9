/** Tokens in memory: those of the last seconds while ten thousand boxes come back. */
const CAPACITY = 4_096;

/**
 * Claims of tokens that this process signed or verified lately. A box that connects shows one token four times within
 * seconds, and each verification is a trip to another thread. Holds signatures only: whether the terminal or the
 * session is still valid is read from the database every time.
 */
export class VerifiedTokens<Claims extends { readonly expiresAtMs: number }> {
  readonly #claims = new Map<string, Claims>();

  constructor(private readonly capacity = CAPACITY) {}

  /** Claims of a token that was seen before and has not ended. */
  get(token: string, nowMs = Date.now()): Claims | undefined {
    const claims = this.#claims.get(token);
    if (!claims || claims.expiresAtMs > nowMs) return claims;
    this.#claims.delete(token);
    return undefined;
  }

  /** Remembers a token whose signature is right; the oldest makes room. */
  add(token: string, claims: Claims): void {
    if (this.#claims.size >= this.capacity)
      for (const oldest of this.#claims.keys()) {
        this.#claims.delete(oldest);
        break;
      }
    this.#claims.set(token, claims);
  }
}
