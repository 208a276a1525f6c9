import { FalinkError } from '@falink/protocol';
import type { MediaPlane, MediaRoom, Opaque } from './media-port.js';
import type { Seat } from './peer.js';

export interface RoomMediaOptions {
  readonly roomId: string;
  readonly plane: MediaPlane;
  /** The worker died with all media of the room; another worker is being found. */
  readonly onLost: () => void;
  /** No worker was found for a new room, which is still empty. */
  readonly onUnavailable: () => void;
  readonly onTrouble: (error: unknown, what: string) => void;
}

/** The media of one room, on one worker after another as they die. */
export class RoomMedia {
  readonly #options: RoomMediaOptions;
  #generation = 0;
  #closed = false;
  #room: Promise<MediaRoom>;

  constructor(options: RoomMediaOptions) {
    this.#options = options;
    this.#room = this.#open();
  }

  /** The room on its present worker; rejects when the room is closed. */
  get room(): Promise<MediaRoom> {
    return this.#room;
  }

  /**
   * Both transports of one participant on the room's present worker; retried when the worker dies during it.
   *
   * @throws FalinkError room.closed, service.unavailable
   */
  async makeSeat(): Promise<{ seat: Seat; rtpCapabilities: Opaque }> {
    for (;;) {
      const generation = this.#generation;
      const room = await this.#room;
      try {
        const [send, recv] = await Promise.all([room.createTransport(), room.createTransport()]);
        if (this.#closed) throw new FalinkError('room.closed');
        if (generation === this.#generation) return { seat: { send, recv }, rtpCapabilities: room.rtpCapabilities };
      } catch (error) {
        if (this.#closed) throw new FalinkError('room.closed');
        if (generation === this.#generation) throw error;
      }
    }
  }

  /** Idempotent. Frees the router once participants have closed what is theirs. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    void this.#room.then(
      (room) => room.close(),
      () => undefined,
    );
  }

  #open(): Promise<MediaRoom> {
    const opening = this.#find(this.#generation);
    // Callers of `room` see the failure; without any, onUnavailable reports it.
    opening.catch(() => undefined);
    return opening;
  }

  async #find(generation: number): Promise<MediaRoom> {
    for (;;) {
      if (this.#closed) throw new FalinkError('room.closed');
      try {
        return await this.#options.plane.openRoom(this.#options.roomId, () => this.#onLost(generation));
      } catch (error) {
        this.#options.onTrouble(error, 'a room found no media worker');
        // After the first worker there are people waiting in the room: retry until there is a worker again.
        if (generation > 0) continue;
        this.#options.onUnavailable();
        throw error;
      }
    }
  }

  #onLost(generation: number): void {
    if (this.#closed || generation !== this.#generation) return;
    this.#generation += 1;
    this.#room = this.#open();
    this.#options.onLost();
  }
}
