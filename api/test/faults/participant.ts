import { setTimeout as pause } from 'node:timers/promises';
import { callRoutes, type RoomAccess } from '@falink/protocol';
import { ask } from '../support/api.js';
import { enter } from '../support/sfu-process.js';

const AGAIN_MS = 500;

/** Somebody in a room, who asks for the way in again when it is lost, as both pages do. */
export class Participant {
  #inside: Awaited<ReturnType<typeof enter>>;
  #over = false;

  private constructor(
    inside: Awaited<ReturnType<typeof enter>>,
    private readonly renew: () => Promise<RoomAccess | null>,
  ) {
    this.#inside = inside;
    void this.#stay();
  }

  /** @param token of the terminal or the agent */
  static async enter(
    api: { url: string },
    { callId, access, token }: { callId: string; access: RoomAccess; token: () => Promise<string> },
  ): Promise<Participant> {
    const renew = async (): Promise<RoomAccess | null> => {
      const answer = await ask(api, callRoutes.roomAccess, { token: await token(), params: { id: callId } });
      return answer.error ? null : answer.data;
    };
    return new Participant(await enter(access), renew);
  }

  get present(): boolean {
    return this.#inside.present;
  }

  leave(): void {
    this.#over = true;
    this.#inside.leave();
  }

  async #stay(): Promise<void> {
    while (!this.#over) {
      await pause(AGAIN_MS);
      if (this.#over || this.#inside.present) continue;
      const access = await this.renew().catch(() => null);
      const inside = access && (await enter(access).catch(() => null));
      if (inside) this.#inside = inside;
      if (this.#over) inside?.leave();
    }
  }
}
