import {
  challengeText,
  keyChangeText,
  type ResponseOf,
  terminalRoutes,
  terminalSecurityRoutes,
} from '@falink/protocol';
import type { DeviceIdentity, DeviceKeys } from '../platform/Platform.js';
import { type ApiClient, refusalOf } from './ApiClient.js';

export type Proof = ResponseOf<typeof terminalRoutes.token>;

/**
 * Proves the key of a slot, and changes it when the service asks for that. The new key waits in a slot of its own, so that
 * it is there after a power cut; while it waits it is tried first. The service lets both in until it was tried with
 * success, so at every moment the box has a key that holds:
 *
 * | lost after | next time |
 * |---|---|
 * | the new key was made | it is refused, the old one holds, and the same new one is offered again |
 * | it was offered | it is tried first, holds, and ends the old one |
 * | it was proved | the same; the old one is refused by then, and is not tried |
 * | it took the place of the old one | there is one key |
 */
export class KeyRotation {
  readonly nextSlot: string;
  #rotating = false;

  constructor(
    private readonly keys: DeviceKeys,
    private readonly api: ApiClient,
    private readonly slot: string,
  ) {
    this.nextSlot = `${slot}.next`;
  }

  /** A token for a signed challenge, with whichever key holds. @throws FalinkError, Unreachable, KeysUnavailable */
  async prove(terminalId: string): Promise<Proof> {
    const next = await this.keys.find(this.nextSlot);
    if (next) {
      const proof = await this.#tryNext(terminalId, next);
      if (proof) return proof;
    }
    const proof = await this.#proveWith(terminalId, await this.keys.identity(this.slot));
    // Nobody wants it any more: it would be tried in vain every time.
    if (next && !proof.rotateKey) await this.keys.forget(this.nextSlot);
    return proof;
  }

  /** Makes a new key, registers it and proves it. What fails is done again with the next token. */
  async rotate(terminalId: string, token: string): Promise<void> {
    if (this.#rotating) return;
    this.#rotating = true;
    try {
      const [current, next] = [await this.keys.identity(this.slot), await this.keys.identity(this.nextSlot)];
      const { nonce } = await this.api.call(terminalRoutes.challenge, { params: { id: terminalId } });
      const text = keyChangeText(terminalId, nonce, next.publicKey);
      const [signature, newSignature] = [await current.sign(text), await next.sign(text)];
      const body = { publicKey: next.publicKey, nonce, signature, newSignature };
      await this.api.call(terminalSecurityRoutes.offerKey, { token, body });
      await this.#tryNext(terminalId, next);
    } catch (error) {
      // A key that can never be registered would be offered for ever.
      if (refusalOf(error)?.code === 'pairing.key_in_use') await this.keys.forget(this.nextSlot).catch(() => undefined);
    } finally {
      this.#rotating = false;
    }
  }

  /** @returns null: it is not registered */
  async #tryNext(terminalId: string, next: DeviceIdentity): Promise<Proof | null> {
    try {
      const proof = await this.#proveWith(terminalId, next);
      await this.keys.promote(this.nextSlot, this.slot);
      return proof;
    } catch (error) {
      if (refusalOf(error)?.code === 'terminal.challenge_invalid') return null;
      throw error;
    }
  }

  async #proveWith(terminalId: string, identity: DeviceIdentity): Promise<Proof> {
    const params = { id: terminalId };
    const { nonce } = await this.api.call(terminalRoutes.challenge, { params });
    const signature = await identity.sign(challengeText(terminalId, nonce));
    return this.api.call(terminalRoutes.token, { params, body: { nonce, signature } });
  }
}
