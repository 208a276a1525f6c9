import { FalinkError } from '@falink/protocol';
import type { MediaPlane, MediaRoom, Opaque } from './media-port.js';
import type { Seat } from './peer.js';

export interface RoomMediaOptions {
  readonly roomId: string;
  readonly plane: MediaPlane;
  /** The worker died and took all media of the room along; a new life is being opened. */
  readonly onLost: () => void;
  /** There was no worker for the room's first life: nobody is in it yet. */
  readonly onUnavailable: () => void;
  readonly onTrouble: (error: unknown, what: string) => void;
}

/** The media of one room over the lives of its workers. */
export class RoomMedia {
  readonly #options: RoomMediaOptions;
  #generation = 0;
  #closed = false;
  #room: Promise<MediaRoom>;

  constructor(options: RoomMediaOptions) {
    this.#options = options;
    this.#room = this.#open();
  }

  /** The present life; rejects when the room is closed. */
  get room(): Promise<MediaRoom> {
    return this.#room;
  }

  /**
   * Both transports of one participant on the room's present worker, even when the worker dies meanwhile.
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
    // Whoever needs the room awaits it; without anybody its failure is told by onUnavailable.
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
        // Later lives have people waiting in them: it is tried until there is a worker again.
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
