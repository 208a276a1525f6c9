import type { MediaHost, SyntheticPerson } from '@falink/fixtures/media-host';
import { until } from '@falink/fixtures/until';
import { type Joined, media, type PayloadOf, type RoomAccess } from '@falink/protocol';
import { MediaSocket } from './media-socket.js';

type Created = PayloadOf<typeof media.consumerCreated>;
type Left = PayloadOf<typeof media.peerLeft>;

/** A worker that died is noticed within this time by those whose media it had. */
const REBUILT_WITHIN_MS = 10_000;

/** A participant of one of the product's rooms: the contract's signalling, real packets, no browser. */
export class ProductPerson {
  #socket: MediaSocket | undefined;
  #media: SyntheticPerson | undefined;
  #resumeKey = '';
  #left = false;
  /** How often the room has moved to another worker. */
  #rebuilds = 0;
  /** A resume key is good once: one session is set up after the other. */
  #settled: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly host: MediaHost,
    private readonly access: RoomAccess,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  /** Joins and sends microphone and camera. @param onTrouble receives what fails between the requests of its owner */
  static async join(host: MediaHost, access: RoomAccess, onTrouble: (error: unknown) => void): Promise<ProductPerson> {
    const person = new ProductPerson(host, access, onTrouble);
    await person.#afterwards(async () => {
      const socket = await person.#connect();
      const rebuilds = person.#rebuilds;
      await person.#begin(await socket.request(media.join, { token: access.token }), rebuilds);
    });
    // Set up once more behind it, where a worker died in between.
    await person.#settled;
    return person;
  }

  /** What arrived of the others, since the session was last set up. */
  get received(): SyntheticPerson['received'] {
    return open(this.#media).received;
  }

  async activate(token: string): Promise<void> {
    await open(this.#socket).request(media.activate, { token });
  }

  /** The socket is lost without a word; the media stays. */
  drop(): Promise<void> {
    return this.#afterwards(async () => open(this.#socket).close());
  }

  /** Comes back with the key of the session. */
  resume(): Promise<void> {
    return this.#afterwards(async () => {
      if (this.#left) return;
      const socket = await this.#connect();
      const rebuilds = this.#rebuilds;
      const answer = await socket.request(media.resume, { resumeKey: this.#resumeKey });
      this.#resumeKey = answer.resumeKey;
      if (answer.rebuilt) await this.#begin(answer, rebuilds);
    });
  }

  async leave(): Promise<void> {
    this.#left = true;
    await open(this.#socket).request(media.leave, {});
    this.close();
  }

  /** Vanishes. Idempotent. */
  close(): void {
    this.#left = true;
    this.#socket?.close();
    this.#media?.close();
  }

  async #connect(): Promise<MediaSocket> {
    this.#socket?.close();
    const socket = await MediaSocket.open(this.access.url, (name, payload) => this.#take(name, payload));
    this.#socket = socket;
    return socket;
  }

  /**
   * A worker that dies in between makes it fail; the room is then rebuilt, and that begins it again.
   *
   * @param rebuilds how often the room had been rebuilt before these seats were asked for
   */
  async #begin(joined: Joined, rebuilds: number): Promise<void> {
    this.#resumeKey = joined.resumeKey;
    this.#media?.close();
    try {
      this.#media = await this.host.sit(joined, (message, payload) => open(this.#socket).request(message, payload));
      // It was closed in between, when there was nothing to close yet.
      if (this.#left) this.#media.close();
      await open(this.#socket).request(media.capabilities, { rtpCapabilities: joined.routerRtpCapabilities });
      await this.#media.produce('microphone');
      await this.#media.produce('camera');
    } catch (error) {
      const isOver = () => this.#left || this.#rebuilds > rebuilds;
      await until('the room is rebuilt', isOver, Boolean, REBUILT_WITHIN_MS).catch(() => {
        throw error;
      });
    }
  }

  #take(name: string, payload: never): void {
    if (this.#left) return;
    if (name === media.roomClosed.name) this.close();
    else if (name === media.peerLeft.name && (payload as Left).peerId === this.access.participantId) this.close();
    else if (name === media.roomRebuilt.name) {
      this.#rebuilds += 1;
      void this.resume().catch((error) => this.#report(error));
    } else if (name === media.consumerCreated.name) void this.#consume(payload);
  }

  async #consume(created: Created): Promise<void> {
    const [socket, rebuilds] = [this.#socket, this.#rebuilds];
    try {
      await open(this.#media).consume(created);
    } catch (error) {
      // It is announced again on the next socket, or by the next worker.
      if (this.#socket === socket && this.#rebuilds === rebuilds) this.#report(error);
    }
  }

  #report(error: unknown): void {
    if (!this.#left) this.onTrouble(error);
  }

  #afterwards(work: () => Promise<void>): Promise<void> {
    const done = this.#settled.then(work);
    this.#settled = done.catch(() => undefined);
    return done;
  }
}

function open<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('not joined');
  return part;
}
